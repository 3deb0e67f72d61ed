using System.Diagnostics;

namespace GraphQLApi.Engine.Http;

/// <summary>The spans around an operation: its request being read and its answer being written.</summary>
public static class TransportTrace
{
    /// <summary>Name of the source of this project's trace spans.</summary>
    public const string Source = "GraphQLApi.Engine.Http";

    private static readonly ActivitySource Activities = new(Source);

    internal static Activity? Reading() => Activities.StartActivity("graphql.read");

    internal static Activity? Writing() => Activities.StartActivity("graphql.write");
}
