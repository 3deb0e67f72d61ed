using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GraphQLApi.Engine.Errors;

namespace GraphQLApi.Engine;

/// <summary>
/// Finds the text of a request that names its document instead of sending it: by the hash of Apollo's automatic persisted queries
/// (<c>extensions.persistedQuery</c>), or by <c>documentId</c>, as the appendix of GraphQL over HTTP has it.
/// </summary>
internal sealed class DocumentTexts(EngineOptions options)
{
    private const string HashPrefix = "sha256:";

    private static readonly GraphQLError NotTrusted = new("Only trusted documents run here (GraphQL:TrustedDocumentsOnly), and this is none of them.")
    {
        Code = ErrorCode.DocumentNotTrusted,
    };

    // Apollo's link knows these two by their text.
    private static readonly GraphQLError NotFound = new("PersistedQueryNotFound") { Code = ErrorCode.PersistedQueryNotFound };
    private static readonly GraphQLError NotSupported = new("PersistedQueryNotSupported") { Code = ErrorCode.BadUserInput };

    private readonly RecentlyUsed<string> persisted = new(options.PersistedQueryCacheSize, options.DocumentCacheCharacters);

    /// <exception cref="GraphQLException">No document has that id or hash, the hash is another's, or the text is not trusted.</exception>
    public string Read(GraphQLRequest request)
    {
        var hash = PersistedQueryHash(request);
        if (request.DocumentId is { Length: > 0 } id)
        {
            return request.Query.Length == 0 && hash is null
                ? Find(id.StartsWith(HashPrefix, StringComparison.OrdinalIgnoreCase) ? id[HashPrefix.Length..].ToLowerInvariant() : id)
                : throw new GraphQLException("A request has a \"documentId\", a \"query\", or a persisted query's hash, not several of them.", ErrorCode.BadUserInput);
        }

        if (hash is not null && request.Query.Length == 0)
        {
            return Find(hash);
        }

        if (hash is not null && hash != Hash(request.Query))
        {
            throw new GraphQLException("The hash in \"extensions.persistedQuery\" is not that of \"query\".", ErrorCode.BadUserInput);
        }

        return !options.TrustedDocumentsOnly || options.TrustedDocuments?.Holds(request.Query) == true ? request.Query : throw new GraphQLException(NotTrusted);
    }

    /// <summary>Remembers a document that came with its hash and has passed all rules.</summary>
    public void Keep(GraphQLRequest request)
    {
        if (options.PersistedQueryCacheSize > 0 && !options.TrustedDocumentsOnly && request.Query.Length > 0 && PersistedQueryHash(request) is { } hash)
        {
            persisted.Add(hash, request.Query, request.Query.Length);
        }
    }

    /// <summary>SHA-256 of the text's UTF-8 in 64 lower-case digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Find(string id)
    {
        if (options.TrustedDocuments?.Find(id) is { } trusted)
        {
            return trusted;
        }

        if (options.TrustedDocumentsOnly)
        {
            throw new GraphQLException(NotTrusted);
        }

        return persisted.Find(id) ?? throw new GraphQLException(options.PersistedQueryCacheSize > 0 ? NotFound : NotSupported);
    }

    private static string? PersistedQueryHash(GraphQLRequest request)
    {
        if (request.Extensions is not { ValueKind: JsonValueKind.Object } given
            || !given.TryGetProperty("persistedQuery"u8, out var entry)
            || entry.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return entry.ValueKind == JsonValueKind.Object
            && entry.TryGetProperty("version"u8, out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1
            && entry.TryGetProperty("sha256Hash"u8, out var hash) && hash.ValueKind == JsonValueKind.String
            && hash.GetString() is { Length: 64 } text && text.All(char.IsAsciiHexDigit)
            ? text.ToLowerInvariant()
            // Beside a document it is only an unknown extension.
            : request.Query.Length > 0 ? null : throw new GraphQLException(
                "\"extensions.persistedQuery\" must be {\"version\": 1, \"sha256Hash\": \"…\"} with the 64 hexadecimal digits of the query's SHA-256.", ErrorCode.BadUserInput);
    }
}
