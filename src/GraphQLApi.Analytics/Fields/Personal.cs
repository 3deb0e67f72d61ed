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

    /// <summary>Any other value: <c>***</c>.</summary>
    Value,

    /// <summary>Free text and JSON: null.</summary>
    Withheld,
}
