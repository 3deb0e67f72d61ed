using System.Runtime.CompilerServices;

namespace GraphQLApi.Testing;

/// <summary>The checkout the tests were compiled in, and what may lie beside it.</summary>
public static class TestRepository
{
    public static string Root { get; } = FindRoot();

    public static string File(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of the vendor's published samples; null where they do not lie beside the repository.</summary>
    public static string? Sample(string name) => Existing(Path.Combine(Root, "..", "shared", "upstream", "samples", name));

    /// <summary>The records file of <c>GRAPHQLAPI_TEST_RECORDS</c>, else the one beside the repository; null where there is none.</summary>
    public static string? Records() =>
        Existing(Environment.GetEnvironmentVariable("GRAPHQLAPI_TEST_RECORDS") is { Length: > 0 } given
            ? given
            : Path.Combine(Root, "..", "shared", "data", "bank-1999-01.jsonl.gz"));

    private static string? Existing(string path) => System.IO.File.Exists(path) ? path : null;

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "GraphQLApi.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("GraphQLApi.sln stands in no folder above the tests.");
    }
}
