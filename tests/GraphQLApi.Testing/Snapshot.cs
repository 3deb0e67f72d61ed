using System.Runtime.CompilerServices;
using Xunit;

namespace GraphQLApi.Testing;

/// <summary>
/// Compares text with a committed file: <c>__snapshots__/&lt;TestClass&gt;.&lt;Test&gt;[_name].snap</c> beside the test.
/// <c>UPDATE_SNAPSHOTS=1</c> rewrites the file, and is refused where <c>CI</c> is set.
/// </summary>
public static class Snapshot
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    /// <summary>Compares with the snapshot that the calling test owns.</summary>
    public static void MatchSnapshot(
        this string actual, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        var test = $"{Path.GetFileNameWithoutExtension(file)}.{member}{(name is null ? "" : "_" + name)}.snap";
        MatchFile(actual, Path.Combine(Path.GetDirectoryName(file)!, "__snapshots__", test));
    }

    /// <summary>Compares with a named file; line ends are folded to LF, one final newline is assumed.</summary>
    public static void MatchFile(string actual, string path)
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Update)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is "true" or "1", "UPDATE_SNAPSHOTS is refused where CI is set.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"No snapshot {path}. Run the test with UPDATE_SNAPSHOTS=1, read the file, commit it. Actual:\n{text}");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
