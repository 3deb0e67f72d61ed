using System.Text.Json;

namespace GraphQLApi.Tests.Upstream;

/// <summary>The vendor's own samples; they lie beside the repository, not in it.</summary>
internal static class Samples
{
    public static byte[] Read(string name)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "GraphQLApi.sln")))
        {
            directory = directory.Parent;
        }

        var path = Path.Combine(directory?.FullName ?? "", "../shared/upstream/samples", name);
        if (!File.Exists(path))
        {
            Assert.Skip($"No vendor sample {name} in ../shared/upstream/samples beside the repository.");
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>One line, so that a test can state a whole part as a literal.</summary>
    public static string Compact(ReadOnlyMemory<byte>? json)
    {
        using var document = JsonDocument.Parse(json!.Value);
        return JsonSerializer.Serialize(document.RootElement);
    }
}
