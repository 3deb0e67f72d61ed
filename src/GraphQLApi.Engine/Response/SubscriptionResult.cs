namespace GraphQLApi.Engine.Response;

/// <summary>
/// The answer to a subscription: a stream of responses, or one refusal. Exactly one of the two is set; the stream ends when its
/// source does, or after a last response that says why it broke.
/// </summary>
public sealed record SubscriptionResult(ExecutionResult? Refusal, IAsyncEnumerable<ExecutionResult>? Events);
