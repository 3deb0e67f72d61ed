namespace GraphQLApi.Server.Demo;

/// <summary>Settings of the section <c>Demo</c>: the simulated account that stands in where no <c>Upstream</c> key is set.</summary>
internal sealed class DemoOptions
{
    public const string SectionName = "Demo";

    /// <summary>Every generated value follows from it and the date.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Days of history read in the background, newest first.</summary>
    public int Days { get; set; } = 30;

    /// <summary>Mean of a working day.</summary>
    public int SessionsPerDay { get; set; } = 400;

    /// <summary>Records (.jsonl, .jsonl.gz) to serve instead of generated ones.</summary>
    public string RecordsFile { get; set; } = "";

    public IEnumerable<string> Validate()
    {
        if (Days is < 1 or > 3650)
            yield return $"Demo:Days is {Days}. Write 1 to 3650.";
        if (SessionsPerDay is < 0 or > 1_000_000)
            yield return $"Demo:SessionsPerDay is {SessionsPerDay}. Write 0 to 1000000.";
        if (RecordsFile.Length > 0 && !File.Exists(RecordsFile))
            yield return $"Demo:RecordsFile names '{RecordsFile}', which does not exist. Relative paths start at the working directory.";
    }
}
