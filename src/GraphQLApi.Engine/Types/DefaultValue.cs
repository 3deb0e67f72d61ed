using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>The default of an argument or input field: a C# value as a resolver would receive it, or a literal as a client would write it.</summary>
public sealed class DefaultValue
{
    private readonly object? value;
    private readonly ValueNode? literal;
    private object? coerced = InputCoercion.Undefined;

    private DefaultValue(object? value, ValueNode? literal)
    {
        this.value = value;
        this.literal = literal;
    }

    /// <summary>An internal value: a number, text, boxed enum, list or dictionary; null is the default null.</summary>
    public static DefaultValue Of(object? value) => new(value, null);

    /// <summary>A literal of the language, coerced to the type when it is first used.</summary>
    public static DefaultValue Literal(ValueNode literal) => new(null, literal);

    /// <summary>The value that resolvers receive, or <see cref="InputCoercion.Undefined"/> where a literal does not fit its type.</summary>
    internal object? Coerce(GraphQLType type)
    {
        if (literal is null)
        {
            return value;
        }

        if (ReferenceEquals(coerced, InputCoercion.Undefined))
        {
            coerced = InputCoercion.CoerceLiteral(literal, type, null);
        }

        return coerced;
    }

    /// <summary>The default as SDL and introspection show it; null where the C# value has no literal form.</summary>
    public ValueNode? ToLiteral(GraphQLType type) => literal ?? ValueLiteral.From(value, type);
}
