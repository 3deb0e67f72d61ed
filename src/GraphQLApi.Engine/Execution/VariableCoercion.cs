using System.Collections.Immutable;
using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Execution;

/// <summary>CoerceVariableValues, specification §6.1.2. All mistakes of a request are found together, up to a cap.</summary>
internal sealed class VariableCoercion(Schema schema, Source source, int maxErrors, int maxListLength)
{
    private readonly List<GraphQLError> errors = [];

    /// <exception cref="GraphQLException">One error for each value that does not fit, in the reference implementation's wording.</exception>
    public VariableValues Coerce(ImmutableArray<VariableDefinitionNode> definitions, JsonElement? inputs)
    {
        if (definitions.IsEmpty)
        {
            return VariableValues.Empty;
        }

        var values = new Dictionary<string, object?>(definitions.Length, StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (errors.Count < maxErrors)
            {
                Coerce(definition, inputs, values);
            }
        }

        return errors.Count == 0 ? new VariableValues(values) : throw new GraphQLException([.. errors]);
    }

    private void Coerce(VariableDefinitionNode definition, JsonElement? inputs, Dictionary<string, object?> values)
    {
        var name = definition.Variable.Name.Value;
        if (schema.FindType(definition.Type) is not { IsInput: true } type)
        {
            Add($"Variable \"${name}\" expected value of type \"{definition.Type}\" which cannot be used as an input type.", definition.Type);
            return;
        }

        if (inputs is not { ValueKind: JsonValueKind.Object } given || !given.TryGetProperty(name, out var value))
        {
            if (definition.DefaultValue is { } literal)
            {
                values[name] = InputCoercion.CoerceLiteral(literal, type, null) is var coerced && ReferenceEquals(coerced, InputCoercion.Undefined) ? null : coerced;
            }
            else if (type is NonNullType)
            {
                Add($"Variable \"${name}\" of required type \"{type}\" was not provided.", definition);
            }
        }
        else if (value.ValueKind == JsonValueKind.Null && type is NonNullType)
        {
            Add($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", definition);
        }
        else
        {
            values[name] = new JsonInput(maxListLength, (path, invalid, message, code) => AddInvalid(definition, path, invalid, message, code))
                .Coerce(value, type, null);
        }
    }

    private void AddInvalid(VariableDefinitionNode definition, InputPath? path, JsonElement invalid, string message, string code)
    {
        if (errors.Count >= maxErrors)
        {
            return;
        }

        var name = definition.Variable.Name.Value;
        var place = path is null ? "" : $" at \"{name}{path}\"";
        errors.Add(new GraphQLError($"Variable \"${name}\" got invalid value {Inspection.Of(invalid)}{place}; {message}")
        {
            Code = code,
            Locations = source.LocationsOf(definition),
            Extensions = new Dictionary<string, object?> { ["inputPath"] = $"${name}{path}" },
        });
        if (errors.Count == maxErrors)
        {
            errors.Add(new GraphQLError("Too many errors processing variables, error limit reached. Execution aborted.") { Code = ErrorCode.BadUserInput });
        }
    }

    private void Add(string message, Node node) =>
        errors.Add(new GraphQLError(message) { Code = ErrorCode.BadUserInput, Locations = source.LocationsOf(node) });
}
