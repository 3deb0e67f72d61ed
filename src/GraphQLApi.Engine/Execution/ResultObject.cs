namespace GraphQLApi.Engine.Execution;

/// <summary>
/// One object of the response: its values stand in the order of the plan's fields. A value is null, a serialised leaf, a
/// <see cref="ResultObject"/>, an <c>object?[]</c> of these for a list, or a <see cref="FieldError"/> until errors are settled.
/// </summary>
internal sealed class ResultObject(SelectionPlan plan, object source, ResultObject? parent)
{
    public SelectionPlan Plan { get; } = plan;

    public object Source { get; } = source;

    public ResultObject? Parent { get; } = parent;

    public object?[] Values { get; } = new object?[plan.Fields.Length];
}
