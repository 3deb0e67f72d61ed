using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine;

/// <summary>
/// The spans of one operation: itself, then parse, validate, plan and execute below it. Nobody listening, nothing is made. A document is named by
/// its hash, for its text may hold what is personal; the operation's name is the client's word, so it is cut.
/// </summary>
internal static class EngineTrace
{
    private const int LongestName = 100;

    private static readonly ActivitySource Source = new(RequestPipeline.TraceSource);

    public static Activity? Operation() => Source.StartActivity("GraphQL operation");

    public static Activity? Stage(string name) => Source.StartActivity(name);

    public static void Describe(Activity? activity, RequestContext request, string? document)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        if (request.Operation is { } operation)
        {
            var type = operation.ToString().ToLowerInvariant();
            activity.DisplayName = type;
            activity.SetTag("graphql.operation.type", type);
        }

        if (request.OperationName is { } name)
        {
            activity.SetTag("graphql.operation.name", name.Length > LongestName ? name[..LongestName] : name);
        }

        if (document is not null)
        {
            activity.SetTag("graphql.document.hash", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document))));
        }
    }

    public static void End(Activity? activity, IReadOnlyList<GraphQLError> errors, int objects)
    {
        if (activity is not { IsAllDataRequested: true })
        {
            return;
        }

        activity.SetTag("graphqlapi.objects", objects);
        if (errors.Count > 0)
        {
            activity.SetTag("error.type", errors[0].Code);
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }
}
