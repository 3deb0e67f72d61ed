using System.Runtime.CompilerServices;
using System.Text;
using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>
/// Every conflict of a selection set, pair by pair in the reference implementation's order, fragments by name: what is found once is not
/// told again. Only documents that are known to have a conflict come here, and only for a bounded number of steps.
/// </summary>
internal sealed class FieldConflicts(ValidationContext context)
{
    private const int MaxSteps = 200_000;

    // More than a response's errors and more than a message shows: what lies beyond is not looked for.
    private const int MaxConflicts = 101;

    private readonly Dictionary<(SelectionSetNode, CompositeType?), Selected> _selected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private int _steps;

    public bool IsExhausted => _steps > MaxSteps;

    public IReadOnlyList<FieldConflict> Within(SelectionSetNode set, CompositeType? type)
    {
        var conflicts = new List<FieldConflict>();
        var selected = Select(set, type);
        foreach (var (name, fields) in selected.Fields)
        {
            for (var i = 0; i < fields.Count && conflicts.Count < MaxConflicts; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                    Compare(conflicts, false, name, fields[i], fields[j]);
            }
        }
        for (var i = 0; i < selected.Fragments.Count && conflicts.Count < MaxConflicts; i++)
        {
            CompareWithFragment(conflicts, false, selected, selected.Fragments[i]);
            for (var j = i + 1; j < selected.Fragments.Count; j++)
                CompareFragments(conflicts, false, selected.Fragments[i], selected.Fragments[j]);
        }
        return conflicts;
    }

    private void Compare(List<FieldConflict> conflicts, bool exclusive, string name, MergedField field1, MergedField field2)
    {
        if (conflicts.Count < MaxConflicts && Step() && Find(exclusive, name, field1, field2) is { } conflict)
            conflicts.Add(conflict);
    }

    private FieldConflict? Find(bool exclusive, string name, MergedField field1, MergedField field2)
    {
        // Two different object types never meet in one result.
        exclusive |= field1.ObjectParent is not null && field2.ObjectParent is not null && field1.ObjectParent != field2.ObjectParent;
        if (!exclusive && Reason(field1.Node, field2.Node) is { } reason)
            return new FieldConflict(name, reason, [field1.Node], [field2.Node]);
        var (type1, type2) = (field1.Definition?.Type, field2.Definition?.Type);
        if (type1 is not null && type2 is not null && field1.Shape != field2.Shape)
            return new FieldConflict(name, $"they return conflicting types \"{type1}\" and \"{type2}\"", [field1.Node], [field2.Node]);
        if (field1.Node.SelectionSet is not { } set1 || field2.Node.SelectionSet is not { } set2)
            return null;
        var inner = Between(exclusive, Select(set1, type1?.Named as CompositeType), Select(set2, type2?.Named as CompositeType));
        return FieldConflict.Around(name, field1.Node, field2.Node, inner);
    }

    private List<FieldConflict> Between(bool exclusive, Selected selected1, Selected selected2)
    {
        var conflicts = new List<FieldConflict>();
        CompareFields(conflicts, exclusive, selected1, selected2);
        foreach (var fragment in selected2.Fragments)
            CompareWithFragment(conflicts, exclusive, selected1, fragment);
        foreach (var fragment in selected1.Fragments)
            CompareWithFragment(conflicts, exclusive, selected2, fragment);
        foreach (var fragment1 in selected1.Fragments)
        {
            foreach (var fragment2 in selected2.Fragments)
                CompareFragments(conflicts, exclusive, fragment1, fragment2);
        }
        return conflicts;
    }

    private void CompareFields(List<FieldConflict> conflicts, bool exclusive, Selected selected1, Selected selected2)
    {
        foreach (var (name, fields1) in selected1.Fields)
        {
            if (!Step() || !selected2.Fields.TryGetValue(name, out var fields2))
                continue;
            foreach (var field1 in fields1)
            {
                foreach (var field2 in fields2)
                    Compare(conflicts, exclusive, name, field1, field2);
            }
        }
    }

    private void CompareWithFragment(List<FieldConflict> conflicts, bool exclusive, Selected selected, string name)
    {
        // What was compared as if both could meet need not be compared as exclusive.
        if (!Step() || selected.Fields.Count == 0
            || (selected.Compared.TryGetValue(name, out var before) && (!before || exclusive)))
            return;
        selected.Compared[name] = exclusive;
        if (context.Fragments.Find(name) is not { } fragment || Select(fragment) is var inside && ReferenceEquals(inside, selected))
            return;
        CompareFields(conflicts, exclusive, selected, inside);
        foreach (var nested in inside.Fragments)
            CompareWithFragment(conflicts, exclusive, selected, nested);
    }

    private void CompareFragments(List<FieldConflict> conflicts, bool exclusive, string name1, string name2)
    {
        var pair = string.CompareOrdinal(name1, name2) < 0 ? (name1, name2) : (name2, name1);
        if (!Step() || name1 == name2 || (_comparedFragments.TryGetValue(pair, out var before) && (!before || exclusive)))
            return;
        _comparedFragments[pair] = exclusive;
        if (context.Fragments.Find(name1) is not { } fragment1 || context.Fragments.Find(name2) is not { } fragment2)
            return;
        var (inside1, inside2) = (Select(fragment1), Select(fragment2));
        CompareFields(conflicts, exclusive, inside1, inside2);
        foreach (var nested in inside2.Fragments)
            CompareFragments(conflicts, exclusive, name1, nested);
        foreach (var nested in inside1.Fragments)
            CompareFragments(conflicts, exclusive, nested, name2);
    }

    private static string? Reason(FieldNode field1, FieldNode field2)
    {
        var (name1, name2) = (field1.Name.Value, field2.Name.Value);
        if (name1 != name2)
            return $"\"{FieldConflict.Abbreviate(name1)}\" and \"{FieldConflict.Abbreviate(name2)}\" are different fields";
        return HaveSameArguments(field1, field2) ? null : "they have differing arguments";
    }

    private static bool HaveSameArguments(FieldNode field1, FieldNode field2) =>
        field1.Arguments.Length == field2.Arguments.Length
        && field1.Arguments.All(argument => field2.Arguments.LastOrDefault(other => other.Name.Value == argument.Name.Value) is { } other
            && Text(argument.Value) == Text(other.Value));

    private static string Text(ValueNode value)
    {
        var text = new StringBuilder();
        MergedField.WriteValue(text, value);
        return text.ToString();
    }

    // Chains of fragments recurse as deep as they are long; where the stack ends, the document is refused instead.
    private bool Step()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            _steps = MaxSteps;
        return ++_steps <= MaxSteps;
    }

    private Selected Select(FragmentDefinitionNode fragment) =>
        Select(fragment.SelectionSet, context.Schema.FindType(fragment.TypeCondition) as CompositeType);

    private Selected Select(SelectionSetNode set, CompositeType? type)
    {
        if (!_selected.TryGetValue((set, type), out var selected))
        {
            _selected.Add((set, type), selected = new Selected());
            Add(selected, set, type);
        }
        return selected;
    }

    private void Add(Selected selected, SelectionSetNode set, CompositeType? type)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is FieldNode field)
            {
                if (!selected.Fields.TryGetValue(field.ResponseName, out var fields))
                    selected.Fields.Add(field.ResponseName, fields = []);
                fields.Add(new MergedField(field, type));
            }
            else if (selection is InlineFragmentNode inline)
                Add(selected, inline.SelectionSet, inline.TypeCondition is { } condition ? context.Schema.FindType(condition) as CompositeType : type);
            else if (selection is FragmentSpreadNode { Name.Value: var name } && !selected.Fragments.Contains(name))
                selected.Fragments.Add(name);
        }
    }

    private sealed class Selected
    {
        public OrderedDictionary<string, List<MergedField>> Fields { get; } = new(StringComparer.Ordinal);

        public List<string> Fragments { get; } = [];

        public Dictionary<string, bool> Compared { get; } = new(StringComparer.Ordinal);
    }
}
