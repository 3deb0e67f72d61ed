using System.Text.Json.Nodes;

namespace GraphQLApi.Server.Health;

internal enum FindingLevel
{
    Ok,
    Warn,
    Fail,
}

/// <summary>One thing that <c>doctor</c> looked at: what was seen and, where it is not well, why that matters and what to do.</summary>
internal sealed record Finding(FindingLevel Level, string Subject, string Sentence, string Why = "", string Remedy = "")
{
    public static Finding Ok(string subject, string sentence) => new(FindingLevel.Ok, subject, sentence);

    public static Finding Warn(string subject, string sentence, string why, string remedy) => new(FindingLevel.Warn, subject, sentence, why, remedy);

    public static Finding Fail(string subject, string sentence, string why, string remedy) => new(FindingLevel.Fail, subject, sentence, why, remedy);

    /// <summary>For people: a line, and two more below it where something is to be done.</summary>
    public override string ToString() =>
        Remedy.Length == 0 ? $"{Mark,-4}  {Subject}: {Sentence}" : $"{Mark,-4}  {Subject}: {Sentence}\n      why: {Why}\n      do:  {Remedy}";

    /// <summary>For programs; <c>why</c> and <c>do</c> are null where nothing is wrong.</summary>
    public JsonObject ToJson() => new()
    {
        ["level"] = Mark.ToLowerInvariant(),
        ["subject"] = Subject,
        ["finding"] = Sentence,
        ["why"] = Why.Length == 0 ? null : Why,
        ["do"] = Remedy.Length == 0 ? null : Remedy,
    };

    private string Mark => Level switch
    {
        FindingLevel.Ok => "ok",
        FindingLevel.Warn => "warn",
        _ => "FAIL",
    };
}
