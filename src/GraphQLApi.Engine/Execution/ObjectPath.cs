using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine.Execution;

/// <summary>
/// Finds where an object stands by looking for it in its parents. Objects carry no index, since almost no request asks: a path is wanted
/// by a few resolvers only, and errors get theirs when they are settled.
/// </summary>
internal static class ObjectPath
{
    public static ResponsePath Of(ResultObject parent, FieldPlan field) => new(Of(parent), field.ResponseKey);

    private static ResponsePath? Of(ResultObject child)
    {
        if (child.Parent is not { } parent)
        {
            return null;
        }

        for (var slot = 0; slot < parent.Values.Length; slot++)
        {
            if (Find(child, parent.Values[slot], new ResponsePath(Of(parent), parent.Plan.Fields[slot].ResponseKey)) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    private static ResponsePath? Find(ResultObject child, object? value, ResponsePath path)
    {
        if (ReferenceEquals(value, child))
        {
            return path;
        }

        if (value is object?[] items)
        {
            for (var i = 0; i < items.Length; i++)
            {
                if (items[i] is ResultObject or object?[] && Find(child, items[i], new ResponsePath(path, i)) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }
}
