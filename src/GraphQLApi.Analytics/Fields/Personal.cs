namespace GraphQLApi.Analytics.Fields;

/// <summary>Whether a field tells about a person, and how it is hidden from those who may not see that (SEMANTICS §7.3).</summary>
internal enum Personal
{
    /// <summary>Anybody with <c>read</c> sees it.</summary>
    No,

    /// <summary>A phone number: the first and last two characters stay.</summary>
    Phone,

    /// <summary>An e-mail address: <c>j***@d***.com</c>.</summary>
    Email,

    /// <summary>A person's name: initial and full stop.</summary>
    Name,

    /// <summary>A name that may be an agent's or a queue's, which are open: see <see cref="FieldTag.IsOpen"/>. Of others as <see cref="Name"/>.</summary>
    OutsiderName,

    /// <summary>Any other value: <c>***</c>.</summary>
    Value,

    /// <summary>A reason with free text behind a colon: what follows the colon is masked.</summary>
    Remainder,

    /// <summary>Free text and JSON: null.</summary>
    Withheld,
}

/// <summary>What descriptions say of personal fields; written here, so that no field forgets it.</summary>
internal static class PersonalDescription
{
    /// <summary>The description of an output field.</summary>
    public static string Describe(this Personal personal, string description) => personal switch
    {
        Personal.No => description,
        Personal.OutsiderName => $"{description} Masked without pii:read where it is no agent's or queue's.",
        Personal.Remainder => $"{description} What follows a colon is masked without pii:read.",
        Personal.Withheld => $"{description} Null without pii:read.",
        _ => $"{description} Masked without pii:read.",
    };

    /// <summary>The description of a field of <c>where</c> or <c>order</c>.</summary>
    public static string DescribeInput(this Personal personal, string description) =>
        personal == Personal.No ? description : $"{description} Needs pii:read.";
}
