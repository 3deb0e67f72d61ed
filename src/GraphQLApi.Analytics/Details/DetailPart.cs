using System.Text.Json;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Details;

/// <summary>The vendor's answer for one conversation.</summary>
internal sealed record ConversationDetail(JsonElement Json, DateTime FetchedAt);

/// <summary>One object inside it; <paramref name="Kind"/> only keeps the types of the schema apart.</summary>
internal sealed record DetailPart(string Kind, JsonElement Json, DateTime? At)
{
    public static ObjectType Type(string name, string description, Func<IReadOnlyList<FieldDefinition>> fields) =>
        new(name, description, fields) { IsTypeOf = source => source is DetailPart { Kind: var kind } && kind == name };

    public static FieldDefinition Field(string name, GraphQLType type, Func<JsonElement, object?> read, string description, Personal personal = Personal.No) =>
        RecordType<DetailPart>.Field(name, type, part => read(part.Json), description, personal);
}
