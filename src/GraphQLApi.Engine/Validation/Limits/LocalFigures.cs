using System.Collections.Immutable;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Validation.Limits;

/// <summary>Figures of single places: the most response names one field has, the most directives, the longest list.</summary>
internal sealed class LocalFigures : AstVisitor
{
    public Figure Aliases { get; private set; }

    public Figure Directives { get; private set; }

    public Figure ListItems { get; private set; }

    protected override bool Enter(Node node)
    {
        switch (node)
        {
            case SelectionNode selection:
                CountDirectives(selection, selection.Directives);
                if (selection is FieldNode { SelectionSet: { } nested })
                    CountAliases(nested);
                break;
            case ExecutableDefinitionNode definition:
                CountDirectives(definition, definition.Directives);
                CountAliases(definition.SelectionSet);
                break;
            case VariableDefinitionNode variable:
                CountDirectives(variable, variable.Directives);
                break;
            case ListValueNode list:
                ListItems = ListItems.Max(list.Items.Length, list);
                break;
        }
        return true;
    }

    protected override void Leave(Node node)
    {
    }

    private void CountDirectives(Node place, ImmutableArray<DirectiveNode> directives) =>
        Directives = Directives.Max(directives.Length, place);

    // Inline fragments belong to the set around them; otherwise they would hide any number of aliases.
    private void CountAliases(SelectionSetNode root)
    {
        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var pending = new Stack<SelectionSetNode>([root]);
        while (pending.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is InlineFragmentNode inline)
                    pending.Push(inline.SelectionSet);
                else if (selection is FieldNode { Alias: not null } field)
                    Count(names, field);
            }
        }
    }

    private void Count(Dictionary<string, HashSet<string>> names, FieldNode field)
    {
        if (!names.TryGetValue(field.Name.Value, out var responseNames))
            names.Add(field.Name.Value, responseNames = new HashSet<string>(StringComparer.Ordinal));
        responseNames.Add(field.ResponseName);
        Aliases = Aliases.Max(responseNames.Count, field);
    }
}
