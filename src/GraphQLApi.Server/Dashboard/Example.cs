using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Server.Dashboard;

/// <summary>One file of <c>schema/examples</c>: a question people ask, and the operation that answers it.</summary>
internal sealed record Example(
    string Name,
    string Title,
    string Description,
    OperationType Operation,
    IReadOnlyList<Example.Variable> Variables,
    string Document)
{
    /// <summary>An input of the operation as the list offers it: <c>Default</c> is GraphQL text, empty without one.</summary>
    internal sealed record Variable(string Name, string Type, string Default);

    /// <summary>All examples of a folder by name; none where the folder is missing.</summary>
    public static IReadOnlyList<Example> ReadAll(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.graphql").Order(StringComparer.Ordinal).Select(file => Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))]
            : [];

    /// <summary>The comment above the operation describes it; the title is the file's name in words.</summary>
    public static Example Read(string name, string text)
    {
        var operation = Parser.Parse(text).Definitions.OfType<OperationDefinitionNode>().First();
        var comment = text.Split('\n').TakeWhile(line => line.StartsWith('#')).ToArray();
        return new Example(
            name,
            $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('-', ' ')}",
            string.Join(' ', comment.Select(line => line.TrimStart('#').Trim())),
            operation.Operation,
            [.. operation.VariableDefinitions.Select(variable => new Variable(
                variable.Variable.Name.Value, Printer.Print(variable.Type), variable.DefaultValue is { } value ? Printer.Print(value) : ""))],
            string.Join('\n', text.Split('\n').Skip(comment.Length)).Trim());
    }
}
