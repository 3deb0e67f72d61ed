using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphQLApi.Tests.Cache.Sync;

/// <summary>Rows with everything that hangs on them as one text, for tests that compare two ways to the same rows.</summary>
internal static class RowText
{
    private static readonly JsonSerializerOptions Options = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    public static string Of(object row) => JsonSerializer.Serialize(row, Options);
}
