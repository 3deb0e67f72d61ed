using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>Receives one value that does not fit: where, what, why and the error code.</summary>
internal delegate void InvalidInput(InputPath? path, JsonElement value, string message, string code);

/// <summary>Coerces JSON of the request's variables (specification §3, "Input Coercion" of each type). Objects keep the client's order of fields.</summary>
internal sealed class JsonInput(int maxListLength, InvalidInput onInvalid)
{
    /// <summary>The coerced value; null where it was reported as invalid.</summary>
    public object? Coerce(JsonElement value, GraphQLType type, InputPath? path)
    {
        if (type is NonNullType nonNull)
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                return Coerce(value, nonNull.OfType, path);
            }

            Refuse(path, value, $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return type switch
        {
            ListType list => CoerceList(value, list.OfType, path),
            InputObjectType input => CoerceObject(value, input, path),
            _ => CoerceLeaf(value, type, path),
        };
    }

    // A value that is no list is a list of one (§3.11).
    private object?[] CoerceList(JsonElement value, GraphQLType itemType, InputPath? path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return [Coerce(value, itemType, path)];
        }

        var length = value.GetArrayLength();
        if (length > maxListLength)
        {
            onInvalid(path, value, $"List has {length} items, at most {maxListLength} are allowed.", ErrorCode.ListTooLong);
            return [];
        }

        var items = new object?[length];
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            items[index] = Coerce(item, itemType, InputPath.Item(path, index));
            index++;
        }

        return items;
    }

    private OrderedDictionary<string, object?>? CoerceObject(JsonElement value, InputObjectType type, InputPath? path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Refuse(path, value, $"Expected type \"{type}\" to be an object.");
            return null;
        }

        var values = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (type.Fields.TryGetValue(member.Name, out var field))
            {
                values[field.Name] = Coerce(member.Value, field.Type, InputPath.Member(path, field.Name));
            }
        }

        AddDefaults(value, values, type, path);
        RefuseUnknown(value, type, path);
        if (type.IsOneOf)
        {
            CheckOneOf(value, values, type, path);
        }

        return values;
    }

    private void AddDefaults(JsonElement value, OrderedDictionary<string, object?> values, InputObjectType type, InputPath? path)
    {
        foreach (var field in type.Fields.Values)
        {
            if (values.ContainsKey(field.Name))
            {
                continue;
            }

            if (field.DefaultValue is { } defaultValue)
            {
                values.Add(field.Name, defaultValue.Coerce(field.Type));
            }
            else if (field.Type is NonNullType)
            {
                Refuse(path, value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
        }
    }

    private void RefuseUnknown(JsonElement value, InputObjectType type, InputPath? path)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (!type.Fields.ContainsKey(member.Name))
            {
                Refuse(path, value, $"Field \"{member.Name}\" is not defined by type \"{type}\"." + DidYouMean.Suggest(member.Name, type.Fields.Keys));
            }
        }
    }

    private void CheckOneOf(JsonElement value, OrderedDictionary<string, object?> values, InputObjectType type, InputPath? path)
    {
        if (values.Count != 1)
        {
            Refuse(path, value, $"Exactly one key must be specified for OneOf type \"{type}\".");
        }

        // Of several keys the one that the type defines first is judged, as in the reference implementation.
        if (type.Fields.Keys.FirstOrDefault(values.ContainsKey) is { } name && values[name] is null && value.TryGetProperty(name, out var given)
            && given.ValueKind == JsonValueKind.Null)
        {
            Refuse(InputPath.Member(path, name), given, $"Field \"{name}\" must be non-null.");
        }
    }

    private object? CoerceLeaf(JsonElement value, GraphQLType type, InputPath? path)
    {
        try
        {
            return type is EnumType @enum ? @enum.ParseValue(value) : ((ScalarType)type).ParseValue(value);
        }
        catch (GraphQLException refusal)
        {
            onInvalid(path, value, refusal.Message, refusal.Errors[0].Code ?? ErrorCode.BadUserInput);
            return null;
        }
    }

    private void Refuse(InputPath? path, JsonElement value, string message) => onInvalid(path, value, message, ErrorCode.BadUserInput);
}
