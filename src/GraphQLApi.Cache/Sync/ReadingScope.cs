using GraphQLApi.Upstream;

namespace GraphQLApi.Cache.Sync;

/// <summary>One ledger and the bot that is asked for it (SEMANTICS §1.9).</summary>
/// <param name="Key">Scope of the ledger rows: empty for the whole account, else the bot.</param>
/// <param name="BotId">Sent as <c>iId</c>.</param>
internal sealed record ReadingScope(string Key, string BotId)
{
    public static IReadOnlyList<ReadingScope> Of(UpstreamOptions options) => options.BotScope == BotScope.Bot
        ? [.. options.BotIds.Select(bot => new ReadingScope(bot, bot))]
        : [new ReadingScope("", options.BotIds.FirstOrDefault() ?? "")];
}
