using System.Collections;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>
/// CompleteValue, specification §6.4.3: checks a resolver's value against the field's type, serialises leaves and collects the objects
/// to descend into. A place that cannot be completed gets a <see cref="FieldError"/>; null propagation follows in <see cref="ErrorSettlement"/>.
/// </summary>
internal static class ValueCompletion
{
    /// <exception cref="GraphQLException">The value does not fit the type as a whole; items of lists fail for themselves.</exception>
    public static object? Complete(FieldLevel level, ResultObject parent, object? value)
    {
        var passed = level.Guarded(parent, value);
        if (level.Field.Leaf is { } leaf && passed is not (null or GraphQLError or Exception))
        {
            // Most values of most answers: no list, no object, no wrapper to look into. A scalar may still make null of it.
            passed = leaf is ScalarType scalar ? scalar.Serialize(passed) : ((EnumType)leaf).Serialize(passed);
            if (passed is not null)
            {
                return passed;
            }
        }

        return Complete(level, parent, level.Field.Definition.Type, passed);
    }

    private static object? Complete(FieldLevel level, ResultObject parent, GraphQLType type, object? value)
    {
        if (type is NonNullType nonNull)
        {
            if (Complete(level, parent, nonNull.OfType, value) is { } completed)
            {
                return completed;
            }

            level.Run.HasErrors = true;
            return level.Field.NullError;
        }

        return value switch
        {
            null => null,
            GraphQLError error => Failed(level, new FieldError([error])),
            Exception exception => Failed(level, FieldBoundary.Translate(level.Run, exception)),
            _ => type switch
            {
                ScalarType scalar => scalar.Serialize(value),
                EnumType @enum => @enum.Serialize(value),
                ObjectType @object => CompleteObject(level, parent, @object, value),
                ListType list => CompleteList(level, parent, list, value),
                _ => CompleteObject(level, parent, ConcreteType(level, (AbstractType)type, value), value),
            },
        };
    }

    private static ResultObject CompleteObject(FieldLevel level, ResultObject parent, ObjectType type, object value)
    {
        var child = new ResultObject(level.Field.Select(type), value, parent);
        level.AddChild(child);
        return child;
    }

    private static object?[] CompleteList(FieldLevel level, ResultObject parent, ListType type, object value)
    {
        if (value is not IEnumerable items || value is string)
        {
            throw new GraphQLException(
                $"Expected Iterable, but did not find one for field \"{level.Field.ParentType.Name}.{level.Field.Definition.Name}\".", ErrorCode.Internal);
        }

        var source = items as IReadOnlyList<object?> ?? [.. items.Cast<object?>()];
        var completed = new object?[source.Count];
        var index = 0;
        while (FieldBoundary.Run(level.Run, ref index, completed.Length, new ItemStep(level, parent, type.OfType, source, completed)) is { } error)
        {
            if (level.IsOverfull)
            {
                throw level.Run.TooManyObjects;
            }

            completed[index] = Failed(level, error);
            index++;
        }

        return completed;
    }

    // ResolveAbstractType, specification §6.4.3.
    private static ObjectType ConcreteType(FieldLevel level, AbstractType type, object value)
    {
        var possible = level.Run.Request.Schema.PossibleTypes(type);
        var concrete = type.ResolveType is { } resolve ? resolve(value) : possible.FirstOrDefault(candidate => candidate.IsTypeOf?.Invoke(value) == true);
        if (concrete is not null && possible.Contains(concrete))
        {
            return concrete;
        }

        var field = $"{level.Field.ParentType.Name}.{level.Field.Definition.Name}";
        throw new GraphQLException(
            concrete is null
                ? $"Abstract type \"{type}\" must resolve to an Object type at runtime for field \"{field}\"."
                : $"Runtime Object type \"{concrete}\" is not a possible type for \"{type}\".",
            ErrorCode.Internal);
    }

    private static FieldError Failed(FieldLevel level, FieldError error)
    {
        level.Run.HasErrors = true;
        return error;
    }

    private readonly struct ItemStep(FieldLevel level, ResultObject parent, GraphQLType itemType, IReadOnlyList<object?> items, object?[] completed)
        : IFieldStep
    {
        public void Run(int index) => completed[index] = Complete(level, parent, itemType, items[index]);
    }
}
