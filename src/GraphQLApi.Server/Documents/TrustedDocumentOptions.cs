namespace GraphQLApi.Server.Documents;

/// <summary>Where the documents lie that clients may name instead of sending; in the section <c>GraphQL</c>, beside the engine's own settings.</summary>
internal sealed class TrustedDocumentOptions
{
    /// <summary>A folder of <c>.graphql</c> files and of manifests (<c>.json</c>, id → text); empty = none.</summary>
    public string TrustedDocumentsFolder { get; set; } = "";
}
