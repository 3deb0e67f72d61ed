using System.Text;
using GraphQLApi.Analytics.Queries;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Analytics.Filtering;

/// <summary>What binding a filter gathers: the shape as text, the values as parameters, and where in the argument it stands, for errors.</summary>
internal sealed class FilterBinding(QueryParameters parameters, string argument)
{
    private readonly List<string> path = [argument];

    public StringBuilder Shape { get; } = new();

    public QueryParameters Parameters { get; } = parameters;

    /// <summary>As a client would write it: <c>where.and[1].channel.in</c>.</summary>
    public string Path => string.Concat(path.Select((step, depth) => depth == 0 || step[0] == '[' ? step : "." + step));

    public void Enter(string step) => path.Add(step);

    public void Leave() => path.RemoveAt(path.Count - 1);

    /// <summary>A mistake in the value at the path.</summary>
    public GraphQLException Refuse(string message) => new(new GraphQLError(message)
    {
        Code = ErrorCode.BadUserInput,
        Extensions = new Dictionary<string, object?> { ["argumentPath"] = Path },
    });

    /// <summary>Null where it would silently widen the filter (SEMANTICS §5.1).</summary>
    public GraphQLException RefuseNull() =>
        Refuse($"`{Path}` is null, which would match every row. Leave it out, or give a value; only eq, neq, in and nin take null.");
}
