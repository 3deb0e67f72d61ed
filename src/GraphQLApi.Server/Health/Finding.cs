namespace GraphQLApi.Server.Health;

internal enum FindingLevel
{
    Ok,
    Warn,
    Fail,
}

/// <summary>One line of <c>doctor</c>: what was looked at, what was seen and, where it is not well, what to do.</summary>
internal sealed record Finding(FindingLevel Level, string Subject, string Sentence)
{
    public static Finding Ok(string subject, string sentence) => new(FindingLevel.Ok, subject, sentence);

    public static Finding Warn(string subject, string sentence) => new(FindingLevel.Warn, subject, sentence);

    public static Finding Fail(string subject, string sentence) => new(FindingLevel.Fail, subject, sentence);

    public override string ToString() => $"{Mark,-4}  {Subject}: {Sentence}";

    private string Mark => Level switch
    {
        FindingLevel.Ok => "ok",
        FindingLevel.Warn => "warn",
        _ => "FAIL",
    };
}
