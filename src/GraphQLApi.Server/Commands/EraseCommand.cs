using System.CommandLine;
using System.Text.RegularExpressions;
using GraphQLApi.Cache;
using GraphQLApi.Cache.Erasing;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Commands;

/// <summary><c>erase</c>: takes a person out of the cache, for good. Interrupted, it goes on with the next run; a server may be running meanwhile.</summary>
internal static partial class EraseCommand
{
    private static readonly Option<string?> CustomerKey = new("--customer-key") { Description = "Customer.key of the person: 32 hexadecimal digits.", HelpName = "KEY" };
    private static readonly Option<string?> UserId = new("--user-id") { Description = "The person's user id at the vendor: u-….", HelpName = "ID" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Only say what would be erased." };
    private static readonly Option<bool> Yes = new("--yes") { Description = "Erase. It cannot be undone." };

    public static Command Create(CommandContext context)
    {
        var command = new Command("erase", "Erase a person from the cache; what comes again of them is blanked before it is kept.") { CustomerKey, UserId, DryRun, Yes };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, context, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommandContext context, CancellationToken cancellationToken)
    {
        var person = Person(parsed.GetValue(CustomerKey)?.Trim().ToLowerInvariant(), parsed.GetValue(UserId)?.Trim());
        var dryRun = parsed.GetValue(DryRun);
        if (dryRun == parsed.GetValue(Yes))
            throw new SettingsException("Erasing cannot be undone: look first with --dry-run, then erase with --yes.");
        await using var services = await VerbServices.OpenAsync(context, ServerBuilder.BuildWithoutServer, cancellationToken);
        return dryRun ? await LookAsync(services.Provider, person, context, cancellationToken) : await EraseAsync(services.Provider, person, context, cancellationToken);
    }

    private static ErasedPerson Person(string? customerKey, string? userId)
    {
        if (string.IsNullOrEmpty(customerKey) == string.IsNullOrEmpty(userId))
            throw new SettingsException("Name the person by --customer-key or by --user-id, one of the two.");
        return string.IsNullOrEmpty(customerKey) || KeyPattern().IsMatch(customerKey)
            ? new ErasedPerson(string.IsNullOrEmpty(customerKey) ? null : customerKey, string.IsNullOrEmpty(userId) ? null : userId)
            : throw new SettingsException("--customer-key takes 32 hexadecimal digits, as Customer.key shows them.");
    }

    private static async Task<int> LookAsync(IServiceProvider services, ErasedPerson person, CommandContext context, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<Eraser>().CountAsync(person, cancellationToken);
        context.Output.WriteLine($"Would erase: {Describe(found)}.");
        return ExitCode.Ok;
    }

    private static async Task<int> EraseAsync(IServiceProvider services, ErasedPerson person, CommandContext context, CancellationToken cancellationToken)
    {
        var audit = services.GetRequiredService<ILoggerFactory>().CreateLogger("GraphQLApi.Audit");
        try
        {
            var done = await services.GetRequiredService<Eraser>().EraseAsync(person, cancellationToken);
            Erased(audit, done.Sessions, done.Conversations, done.Records, done.Details, done.FeedSessions);
            context.Output.WriteLine($"Erased: {Describe(done)}. What the vendor sends of this person from now on is blanked before it is kept.");
            return ExitCode.Ok;
        }
        catch (CacheException exception)
        {
            context.Error.WriteLine($"{exception.Failure.Message} Then run the same command again: it does the rest.");
            return ExitCode.Failed;
        }
    }

    private static string Describe(Erasure erasure) =>
        $"{erasure.Sessions} sessions with {erasure.Conversations} conversations, {erasure.Records} records as received, "
        + $"{erasure.Details} details, {erasure.FeedSessions} sessions of the real-time feed";

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex KeyPattern();

    [LoggerMessage(
        4, LogLevel.Information,
        "A person was erased: {Sessions} sessions, {Conversations} conversations, {Records} records, {Details} details, {FeedSessions} sessions of the feed.")]
    private static partial void Erased(ILogger logger, int sessions, int conversations, int records, int details, int feedSessions);
}
