using System.Text.Json;
using GraphQLApi.Engine;
using GraphQLApi.Engine.Types;
using GraphQLApi.Server.Settings;

namespace GraphQLApi.Server.Documents;

/// <summary>
/// Reads the folder of trusted documents: each <c>.graphql</c> file under its name, each entry of a <c>.json</c> manifest, as graphql-codegen's
/// <c>persistedDocuments</c> writes it, under its id; all of them under their SHA-256 too. One that the schema refuses stops the start.
/// </summary>
internal sealed class TrustedDocumentFiles(Schema schema, EngineOptions options)
{
    private const string Key = "GraphQL:TrustedDocumentsFolder";

    private readonly TrustedDocuments documents = new();
    private readonly List<string> problems = [];

    /// <exception cref="SettingsException">The folder, or a document in it, cannot be used; all of them are named.</exception>
    public TrustedDocuments Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new SettingsException($"{Key} names '{folder}', which is no folder.");
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".graphql", StringComparison.OrdinalIgnoreCase))
                Add(file, Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
            else if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                AddManifest(file);
        }

        if (problems.Count == 0 && documents.Count == 0)
            problems.Add($"{Key} names '{folder}', which holds no .graphql file and no .json manifest.");
        return problems.Count == 0 ? documents : throw new SettingsException(problems);
    }

    private void AddManifest(string file)
    {
        try
        {
            var entries = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(file)) ?? throw new JsonException();
            foreach (var (id, text) in entries)
                Add(file, id, text);
        }
        catch (JsonException)
        {
            problems.Add($"{Key}: {file} is no JSON object of ids and documents.");
        }
    }

    private void Add(string file, string id, string text)
    {
        var errors = RequestPipeline.Check(schema, text, options);
        problems.AddRange(errors.Select(error => $"{Key}: {file}, document {id}{Place(error)}: {error.Message}"));
        if (errors.Count == 0 && !documents.TryAdd(id, text))
            problems.Add($"{Key}: {file}: another document has the id {id} already.");
    }

    private static string Place(Engine.Errors.GraphQLError error) =>
        error.Locations.IsDefaultOrEmpty ? "" : $", line {error.Locations[0].Line} column {error.Locations[0].Column}";
}
