using System.Text.Json;
using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using NodaTime;

namespace GraphQLApi.Analytics.Scalars;

/// <summary>An IANA zone id in exact case, from NodaTime's own tables and not the machine's (SEMANTICS §4.11); C# <see cref="DateTimeZone"/>.</summary>
internal sealed class TimeZoneType() : ScalarType(
    "TimeZone", "An IANA time zone id in its exact spelling, such as `Asia/Kolkata` or `UTC`.", "https://www.rfc-editor.org/rfc/rfc6557.html")
{
    public override object? ParseLiteral(ValueNode literal) =>
        literal is StringValueNode { Value: var id } ? Find(id) : throw Refuse("TimeZone cannot represent a value that is no text.");

    public override object? ParseValue(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Find(value.GetString()!) : throw Refuse("TimeZone cannot represent a value that is no text.");

    public override object Serialize(object value) =>
        value is DateTimeZone zone ? zone.Id : throw RefuseResult("TimeZone cannot represent a value that is no time zone.");

    // Ids compares by case, where the provider's lookup would take fixed offsets such as UTC+5 as well.
    internal static DateTimeZone Find(string id) =>
        DateTimeZoneProviders.Tzdb.Ids.Contains(id)
            ? DateTimeZoneProviders.Tzdb[id]
            : throw new GraphQLException($"There is no time zone \"{id}\". Give an IANA id in its exact spelling, such as \"Asia/Kolkata\".", AnalyticsErrorCode.TimeZoneUnknown);
}
