namespace GraphQLApi.Upstream;

/// <summary>One of the vendor's endpoints, as traces and metrics name it: addresses hold ids, these do not.</summary>
internal sealed record VendorEndpoint(string Name, string Template)
{
    public static readonly VendorEndpoint InteractionDetails =
        new("interactionDetails", "/agentassist/api/public/analytics/account/{accountId}/v2/interactionDetails");

    public static readonly VendorEndpoint Conversation = new("conversations", "/agentassist/api/v1/public/{botId}/conversations/{conversationId}");

    public static readonly VendorEndpoint RealtimeFeed = new("intentrealtimedata", "/api/public/bot/{botId}/intentrealtimedata");
}
