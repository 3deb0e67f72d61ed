using GraphQLApi.Analytics.Scalars;
using GraphQLApi.Cache.Coverage;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Analytics.Coverage;

/// <summary><c>query @freshness(mode: …)</c>: how an answer may use the cache.</summary>
internal static class FreshnessDirective
{
    public static DirectiveDefinition Definition { get; } = new("freshness", DirectiveLocation.Query)
    {
        Description = "How an answer may use the cache. Without it: STALE_WHILE_REVALIDATE.",
        Arguments =
        [
            new("mode", Vocabularies.FreshnessMode.NonNull())
            {
                Description = "Whether and when the vendor is asked.", DefaultValue = DefaultValue.Of(FreshnessMode.StaleWhileRevalidate),
            },
            new("maxAgeSeconds", Leaf.Int) { Description = "Older readings count as stale, settled ones excepted. In seconds; without it the service's own rule." },
            new("requireComplete", Leaf.Boolean.NonNull())
            {
                Description = "Fail with COVERAGE_INCOMPLETE rather than answer with gaps.", DefaultValue = DefaultValue.Of(false),
            },
        ],
    };

    public static Freshness Of(RequestContext request)
    {
        if (request.FindDirective(Definition.Name) is not { } arguments)
        {
            return Freshness.Default;
        }

        var maxAge = arguments.Get<int?>("maxAgeSeconds");
        return maxAge is < 0
            ? throw new GraphQLException("`maxAgeSeconds` of @freshness must not be negative.", ErrorCode.BadUserInput)
            : new Freshness(arguments.Require<FreshnessMode>("mode"), maxAge, arguments.Require<bool>("requireComplete"));
    }
}
