using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Types;

/// <summary>
/// A leaf with its own text form (specification §3.5). The three parse and serialise methods refuse a value with a
/// <see cref="GraphQLException"/> whose message is shown to the client: name the scalar and what it expects.
/// </summary>
public abstract class ScalarType : NamedType
{
    /// <summary>A scalar; <paramref name="specifiedBy"/> is shown as <c>@specifiedBy(url:)</c>.</summary>
    protected ScalarType(string name, string? description = null, string? specifiedBy = null)
        : base(name, description) => SpecifiedBy = specifiedBy;

    /// <summary>The URL of the scalar's specification; null where there is none.</summary>
    public string? SpecifiedBy { get; }

    /// <summary>Reads a literal of the document; never called for a variable or <c>null</c>.</summary>
    public abstract object? ParseLiteral(ValueNode literal);

    /// <summary>Reads a JSON value of the request's variables; never called for <c>null</c>.</summary>
    public abstract object? ParseValue(JsonElement value);

    /// <summary>Turns a resolver's value into what <see cref="Write"/> takes; returning the same object costs nothing.</summary>
    public abstract object Serialize(object value);

    /// <summary>Writes a serialised value as JSON; runs after all errors are known, so it must not fail.</summary>
    public virtual void Write(Utf8JsonWriter writer, object value) => JsonValue.Write(writer, value);

    /// <summary>A refusal that the client may read, with code <see cref="ErrorCode.BadUserInput"/>.</summary>
    protected static GraphQLException Refuse(string message) => new(message, ErrorCode.BadUserInput);

    /// <summary>A resolver answered what the scalar cannot represent: our mistake, so code <see cref="ErrorCode.Internal"/>.</summary>
    protected static GraphQLException RefuseResult(string message) => new(message, ErrorCode.Internal);
}
