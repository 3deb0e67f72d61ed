using System.Collections.Immutable;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>
/// Handling execution errors, specification §6.4.4: walks the finished result in document order, gives every error its location and
/// path, and moves nulls up to the nearest nullable place. What stands behind a place that became null is neither shown nor reported.
/// </summary>
internal sealed class ErrorSettlement
{
    private readonly Source source;
    private readonly ImmutableArray<GraphQLError>.Builder errors = ImmutableArray.CreateBuilder<GraphQLError>();

    private readonly int maxErrors;

    private ErrorSettlement(Source source, int maxErrors) => (this.source, this.maxErrors) = (source, maxErrors);

    public static ExecutedData Settle(ResultObject root, Source source, int maxErrors)
    {
        var settlement = new ErrorSettlement(source, maxErrors);
        var data = settlement.SettleObject(root, path: null) ? root : null;
        return new ExecutedData(data, settlement.errors.ToImmutable());
    }

    // False where a non-null field has no value, so that the object itself must become null.
    private bool SettleObject(ResultObject result, ResponsePath? path)
    {
        for (var slot = 0; slot < result.Values.Length; slot++)
        {
            var field = result.Plan.Fields[slot];
            if (!SettleValue(field, field.Definition.Type, ref result.Values[slot], new ResponsePath(path, field.ResponseKey)))
            {
                return false;
            }
        }

        return true;
    }

    private bool SettleValue(FieldPlan field, GraphQLType type, ref object? value, ResponsePath path)
    {
        if (value is FieldError error)
        {
            Add(error, field, path);
            value = null;
        }
        else if (value is ResultObject child && !SettleObject(child, path))
        {
            value = null;
        }
        else if (value is object?[] items && type.NullableType is ListType list && !SettleItems(field, list.OfType, items, path))
        {
            value = null;
        }

        return value is not null || type is not NonNullType;
    }

    private bool SettleItems(FieldPlan field, GraphQLType itemType, object?[] items, ResponsePath path)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!SettleValue(field, itemType, ref items[i], new ResponsePath(path, i)))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(FieldError failure, FieldPlan field, ResponsePath path)
    {
        foreach (var error in failure.Errors)
        {
            // A page of a thousand rows can fail a thousand times over; its nulls show where, the first errors why.
            if (errors.Count >= maxErrors)
            {
                AddLast(error.Code);
                return;
            }

            errors.Add(error with
            {
                Path = error.Path ?? path,
                Locations = error.Locations.IsDefaultOrEmpty ? source.LocationsOf(field.Nodes) : error.Locations,
            });
        }
    }

    private void AddLast(string? code)
    {
        if (errors.Count == maxErrors)
        {
            errors.Add(new GraphQLError("Too many execution errors, error limit reached. Further errors are not listed.") { Code = code });
        }
    }
}
