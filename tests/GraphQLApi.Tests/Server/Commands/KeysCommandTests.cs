using System.Text.RegularExpressions;

namespace GraphQLApi.Tests.Server.Commands;

/// <summary><c>keys</c> on a demo database of its own: what is written where, and what is refused.</summary>
public sealed partial class KeysCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_key_is_created_listed_and_revoked()
    {
        var created = await RunAsync("create", "--name", "night report", "--scope", "read", "--scope", "pii:read", "--queue", "qu-1", "qu-2", "--bot", "st-1", "--expires", "2099-01-01");
        var text = created.Output.TrimEnd('\n');
        Assert.Matches("^gqa_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$", text);
        var prefix = text[..12];
        Assert.Equal(
            (0, $"This is shown once: keep it now. {prefix} may read pii:read of queues qu-1, qu-2 of bots st-1, expires 2099-01-01 00:00Z.\n"),
            (created.ExitCode, created.Error));

        var list = await RunAsync("list");
        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Equal(
            """
            KEY           STATE  CREATED            EXPIRES            LAST USE  SCOPES         NAME          LIMITS
            KEY           valid  1111-11-11 11:11Z  2099-01-01 00:00Z  never     read pii:read  night report  of queues qu-1, qu-2 of bots st-1

            """.ReplaceLineEndings("\n").Replace("KEY           valid", $"{prefix}  valid"),
            Created().Replace(list.Output, "valid  1111-11-11 11:11Z"));
        Assert.DoesNotContain(text[13..], list.Output);

        var revoked = await RunAsync("revoke", prefix);
        Assert.Equal((0, ""), (revoked.ExitCode, revoked.Error));
        Assert.StartsWith($"{prefix} (night report) is revoked since 20", revoked.Output);
        Assert.Contains($"{prefix}  revoked  ", (await RunAsync("list")).Output);
        Assert.Equal(revoked.Output, (await RunAsync("revoke", text)).Output);
    }

    [Fact]
    public async Task The_file_holds_nothing_that_opens_anything()
    {
        var text = (await RunAsync("create", "--name", "n", "--scope", "read")).Output.TrimEnd('\n');
        foreach (var file in Directory.GetFiles(folder))
        {
            var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.DoesNotContain(text[13..30], bytes);
        }
    }

    [Theory]
    [InlineData("create --name n", "Option '--scope' is required. Run with --help to see what can be written.")]
    [InlineData("create --name n --scope write", "--scope write is not a scope. There is read, pii:read, sync:write, introspection.")]
    [InlineData("create --name n --scope read --expires soon", "--expires 'soon' is no time. Write 90d, 12h, 2027-01-01 or 2027-01-01T06:00:00Z.")]
    [InlineData("create --name n --scope read --expires 2001-01-01", "--expires 2001-01-01 is over already.")]
    [InlineData("revoke gqa_short", "That is no beginning of a key. Write gqa_ and the eight characters that keys list shows.")]
    public async Task A_mistake_is_one_line(string arguments, string line)
    {
        var run = await RunAsync(arguments.Split(' '));
        Assert.Equal((2, line + "\n", ""), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public async Task A_key_that_does_not_exist_is_not_revoked()
    {
        var run = await RunAsync("revoke", "gqa_AAAAAAAA");
        Assert.Equal((1, "There is no key gqa_AAAAAAAA. See keys list.\n", ""), (run.ExitCode, run.Error, run.Output));
    }

    private Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandRun.Of(["keys", .. arguments], ("Cache__ConnectionString", $"Data Source={Path.Combine(folder, "demo.db")}"));

    [GeneratedRegex(@"valid  20\d\d-\d\d-\d\d \d\d:\d\dZ")]
    private static partial Regex Created();
}
