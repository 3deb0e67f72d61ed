using GraphQLApi.Engine.Errors;
using GraphQLApi.Engine.Language;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;
using GraphQLApi.Engine.Types.Directives;

namespace GraphQLApi.Engine.Execution;

/// <summary>The variables that decide which fields are collected: only they make two runs of one operation differ in shape.</summary>
internal static class ConditionVariables
{
    /// <summary>The names in order of appearance, over the operation and all fragments of its document.</summary>
    public static IReadOnlyList<string> Find(OperationDefinitionNode operation, IEnumerable<FragmentDefinitionNode> fragments)
    {
        var names = new List<string>();
        Find(operation.SelectionSet, names);
        foreach (var fragment in fragments)
        {
            Find(fragment.SelectionSet, names);
        }

        return names;
    }

    /// <summary>
    /// Their values in this request. Null is one a client can send where the variable has a default; it fails where a field needs it to decide.
    /// </summary>
    public static Dictionary<string, bool?> Read(IReadOnlyList<string> names, VariableValues variables)
    {
        var values = new Dictionary<string, bool?>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            // Another operation of the document may own the variable: then no field of this one asks for it.
            if (variables.TryGet(name, out var value))
            {
                values[name] = value as bool?;
            }
        }

        return values;
    }

    /// <summary>The <c>if</c> of one <c>@skip</c> or <c>@include</c>.</summary>
    /// <exception cref="GraphQLException">It is a variable with the value null.</exception>
    public static bool IsTrue(DirectiveNode directive, IReadOnlyDictionary<string, bool?> conditions, Source source) => Condition(directive) switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable when conditions.TryGetValue(variable.Name.Value, out var value) => value ?? throw new GraphQLException(
            new GraphQLError("Argument \"if\" of non-null type \"Boolean!\" must not be null.")
            {
                Code = ErrorCode.BadUserInput,
                Locations = source.LocationsOf(variable),
            }),
        _ => false,
    };

    private static void Find(SelectionSetNode selectionSet, List<string> names)
    {
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (IsCondition(directive) && Condition(directive) is VariableNode { Name.Value: var name } && !names.Contains(name))
                {
                    names.Add(name);
                }
            }

            if (selection is FieldNode { SelectionSet: { } below })
            {
                Find(below, names);
            }
            else if (selection is InlineFragmentNode inline)
            {
                Find(inline.SelectionSet, names);
            }
        }
    }

    private static bool IsCondition(DirectiveNode directive) =>
        directive.Name.Value == SpecifiedDirectives.Skip.Name || directive.Name.Value == SpecifiedDirectives.Include.Name;

    private static ValueNode? Condition(DirectiveNode directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value;
            }
        }

        return null;
    }
}
