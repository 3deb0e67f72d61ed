using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine;

/// <summary>How one operation, or one event of a subscription, was answered: for the host's log and metrics.</summary>
/// <param name="Request">The kind, the name and the cost, as far as they became known.</param>
/// <param name="Result">Its last step and errors.</param>
/// <param name="Objects">Objects in the answer, those of connections and pages included.</param>
/// <param name="Duration">From its document to its result; reading the request and writing the answer are the transport's.</param>
public sealed record OperationReport(RequestContext Request, ExecutionResult Result, int Objects, TimeSpan Duration);
