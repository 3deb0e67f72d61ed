using System.Diagnostics;
using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine;

/// <summary>Watches one operation from its document to its result: its span, and the host's report.</summary>
internal sealed class OperationWatch(EngineOptions options, RequestContext context, TimeProvider time) : IDisposable
{
    private readonly Activity? activity = EngineTrace.Operation();
    private readonly long started = time.GetTimestamp();
    private PreparedOperation? operation;

    /// <summary>Tells the context what runs.</summary>
    public PreparedOperation Found(PreparedOperation found)
    {
        operation = found;
        (context.Operation, context.OperationName) = (found.Definition.Operation, found.Definition.Name?.Value);
        return found;
    }

    public ExecutionResult Report(ExecutionResult result, int objects = 0)
    {
        EngineTrace.End(activity, result.Errors, objects);
        options.Answered?.Invoke(new OperationReport(context, result, objects, time.GetElapsedTime(started)));
        return result;
    }

    public void Dispose()
    {
        EngineTrace.Describe(activity, context, operation?.Source.Text);
        activity?.Dispose();
    }
}
