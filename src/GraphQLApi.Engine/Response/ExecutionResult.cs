using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Execution;

namespace GraphQLApi.Engine.Response;

/// <summary>The steps of a request in their order; a transport derives its status from the last one reached.</summary>
public enum RequestStep
{
    /// <summary>The document could not be read.</summary>
    Parse,

    /// <summary>The document breaks a rule or a limit.</summary>
    Validate,

    /// <summary>The operation could not be chosen, or variables do not fit.</summary>
    Prepare,

    /// <summary>Execution began: there is a <c>data</c> entry, perhaps null.</summary>
    Execute,
}

/// <summary>A response (specification §7.1), still as a tree; <see cref="ResponseWriter"/> gives it its bytes.</summary>
public sealed class ExecutionResult
{
    internal ExecutionResult(RequestStep step, IReadOnlyList<GraphQLError> errors, ResultObject? data, IReadOnlyDictionary<string, object?>? extensions)
    {
        Step = step;
        Errors = errors;
        Data = data;
        Extensions = extensions;
    }

    /// <summary>The last step reached.</summary>
    public RequestStep Step { get; }

    /// <summary>In document order; empty where all went well.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>The <c>extensions</c> entry; null where there is none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>Whether the response has a <c>data</c> entry, that is: execution began.</summary>
    public bool HasData => Step == RequestStep.Execute;

    /// <summary>Whether <c>data</c> is null or absent.</summary>
    public bool IsDataNull => Data is null;

    internal ResultObject? Data { get; }

    /// <summary>The response of a request that never came to execution: errors only.</summary>
    public static ExecutionResult Refused(RequestStep step, params IReadOnlyList<GraphQLError> errors) => new(step, errors, null, null);

    /// <summary>The same response without one entry of its <c>extensions</c>.</summary>
    public ExecutionResult WithoutExtension(string name) => Extensions?.ContainsKey(name) == true
        ? new(Step, Errors, Data, Extensions.Where(entry => entry.Key != name).ToDictionary(StringComparer.Ordinal))
        : this;
}
