using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Execution;

/// <summary>One step of a field for one of its objects: reading, calling or completing. A struct, so that the loop below inlines it.</summary>
internal interface IFieldStep
{
    void Run(int index);
}

/// <summary>
/// Where exceptions of resolvers become errors of the response (specification §6.4.4): the one place in the engine that catches
/// everything, because a resolver's mistake must cost its field and nothing else.
/// </summary>
internal static class FieldBoundary
{
    /// <summary>Runs the step for every object of the level; where it throws, that object's field has failed and the next goes on.</summary>
    public static void ForEach<TStep>(FieldLevel level, int count, TStep step)
        where TStep : struct, IFieldStep
    {
        var index = 0;
        while (Run(level.Run, ref index, count, step) is { } error)
        {
            if (level.IsOverfull)
            {
                level.FailAll(error);
                return;
            }

            level.Fail(index, error);
            index++;
        }
    }

    /// <summary>Runs the step from <paramref name="index"/> on until it throws; the error is null when all are done.</summary>
    public static FieldError? Run<TStep>(ExecutionRun run, ref int index, int count, TStep step)
        where TStep : struct, IFieldStep
    {
        try
        {
            for (; index < count; index++)
            {
                step.Run(index);
            }

            return null;
        }
        catch (Exception exception)
        {
            return Translate(run, exception);
        }
    }

    /// <summary>The client's mistakes as they are, a spent budget as a time-out, all else as INTERNAL with its text only in the log.</summary>
    public static FieldError Translate(ExecutionRun run, Exception exception)
    {
        switch (exception)
        {
            case GraphQLException refusal:
                return new FieldError(refusal.Errors);
            case OperationCanceledException when run.IsCancelled:
                return run.TimedOut;
            case AggregateException { InnerExceptions: [GraphQLException refusal] }:
                return new FieldError(refusal.Errors);
        }

        var correlationId = run.Request.CorrelationId;
        run.Options.UnexpectedError?.Invoke(exception, correlationId);
        return new FieldError(
        [
            new GraphQLError("Internal server error.")
            {
                Code = ErrorCode.Internal,
                Extensions = ImmutableDictionary<string, object?>.Empty.Add("correlationId", correlationId),
            },
        ]);
    }
}
