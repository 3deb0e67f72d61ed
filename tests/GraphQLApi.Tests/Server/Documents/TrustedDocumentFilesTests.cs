using GraphQLApi.Engine;
using GraphQLApi.Server.Documents;
using GraphQLApi.Server.Settings;
using GraphQLApi.Testing;
using GraphQLApi.Tests.Engine.Http;

namespace GraphQLApi.Tests.Server.Documents;

public sealed class TrustedDocumentFilesTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_are_found_by_name_and_manifests_by_their_ids()
    {
        Write("Greeting.graphql", "query Greeting { hello }\n");
        Write("persisted.json", """{"0c4f":"query Again { again: hello }"}""");
        Write("README.md", "no document");

        var documents = Read();

        Assert.Equal(2, documents.Count);
        Assert.Equal("query Greeting { hello }", documents.Find("Greeting"));
        Assert.Equal("query Again { again: hello }", documents.Find("0c4f"));
        Assert.Null(documents.Find("README"));
    }

    [Fact]
    public void Every_document_that_cannot_run_is_named()
    {
        Write("A.graphql", "query A { helo }");
        Write("B.graphql", "query B {");
        Write("c.json", "[]");

        Assert.Equal(
            [
                $"GraphQL:TrustedDocumentsFolder: {folder.File("A.graphql")}, document A, line 1 column 11: Cannot query field \"helo\" on type \"Query\". Did you mean \"hello\"?",
                $"GraphQL:TrustedDocumentsFolder: {folder.File("B.graphql")}, document B, line 1 column 10: Syntax Error: Expected Name, found <EOF>.",
                $"GraphQL:TrustedDocumentsFolder: {folder.File("c.json")} is no JSON object of ids and documents.",
            ],
            Assert.Throws<SettingsException>(() => Read()).Problems);
    }

    [Fact]
    public void An_id_stands_for_one_document()
    {
        Write("Greeting.graphql", "{ hello }");
        Write("persisted.json", """{"Greeting":"{ again: hello }"}""");
        Assert.Equal(
            $"GraphQL:TrustedDocumentsFolder: {folder.File("persisted.json")}: another document has the id Greeting already.",
            Assert.Throws<SettingsException>(() => Read()).Message);
    }

    [Fact]
    public void A_folder_without_documents_is_a_mistake()
    {
        Assert.Contains("holds no .graphql file", Assert.Throws<SettingsException>(() => Read()).Message, StringComparison.Ordinal);
        Assert.Contains("is no folder", Assert.Throws<SettingsException>(() => Read(folder.File("none"))).Message, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(folder.File(name), text);

    private TrustedDocuments Read(string? path = null) => new TrustedDocumentFiles(new HostedFields().Schema(), new EngineOptions()).Read(path ?? folder.Path);
}
