using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Execution;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Response;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Validation;

namespace GraphQLApi.Engine;

/// <summary>Steps 1 to 3 of a request, remembered by text: a repeated document costs a look-up.</summary>
internal sealed class PreparedDocuments(Schema schema, EngineOptions options)
{
    private readonly RecentlyUsed<PreparedDocument> documents = new(options.DocumentCacheSize, options.DocumentCacheCharacters);

    private readonly DocumentTexts texts = new(options);

    /// <exception cref="GraphQLException">The document is none, breaks a rule or a limit, or holds no such operation; <paramref name="step"/> says which.</exception>
    public PreparedOperation Prepare(GraphQLRequest request, ref RequestStep step)
    {
        var text = texts.Read(request);
        if (documents.Find(text) is not { } prepared)
        {
            var document = Parse(text);
            step = RequestStep.Validate;
            prepared = Validate(document);
            documents.Add(text, prepared, text.Length);
        }

        texts.Keep(request);
        step = RequestStep.Prepare;
        var operation = prepared.Select(request.OperationName);
        return !request.QueriesOnly || operation.Definition.Operation == OperationType.Query
            ? operation
            : throw new GraphQLException("Can only perform a query operation here.", ErrorCode.BadUserInput);
    }

    private DocumentNode Parse(string text)
    {
        using var stage = EngineTrace.Stage("graphql.parse");
        return Parser.Parse(text, options.MaxTokens);
    }

    private PreparedDocument Validate(DocumentNode document)
    {
        using var stage = EngineTrace.Stage("graphql.validate");
        return Validator.Validate(schema, document, options) is { Count: > 0 } errors
            ? throw new GraphQLException([.. errors])
            : new PreparedDocument(schema, document);
    }
}
