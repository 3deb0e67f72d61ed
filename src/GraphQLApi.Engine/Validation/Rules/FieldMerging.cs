using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>
/// FieldsInSetCanMerge (§5.3.2) by groups instead of pairs: all fields that share a response name are collected once, compared by class
/// (call and shape), and their selections merged for the next level. Ten thousand equal fields cost ten thousand steps, and a set of
/// fields met before, as with fragments that double, costs one. A queue instead of recursion keeps long chains off the stack.
/// </summary>
internal sealed class FieldMerging(ValidationContext context)
{
    // Sets of fields can be chosen in exponentially many ways along nested type conditions; a real document stays below 10,000 steps.
    private const int MaxSteps = 2_000_000;

    private readonly Queue<(List<MergedField> Parents, bool ShapeOnly)> _pending = new();
    private readonly Dictionary<FieldNode, string> _calls = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<FieldNode> _singles = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(bool ShapeOnly, string Fields)> _sets = [];
    private int _steps;

    public bool IsExhausted => _steps > MaxSteps;

    public void Run(SelectionSetNode root, NamedType? type, ConflictList conflicts)
    {
        Check(Collect([(root, type as CompositeType, null)]), shapeOnly: false, conflicts);
        while (!IsExhausted && !conflicts.IsFull && _pending.TryDequeue(out var next))
            Check(Collect(next.Parents.Select(Inside)), next.ShapeOnly, conflicts);
        _pending.Clear();
    }

    private void Check(OrderedDictionary<string, List<MergedField>> groups, bool shapeOnly, ConflictList conflicts)
    {
        foreach (var group in groups.Values)
        {
            if (group.Count == 1)
                Descend(group, shapeOnly);
            else if (shapeOnly)
                CheckShapes(group, conflicts);
            else
                CheckCalls(group, conflicts);
        }
    }

    // Fields on two different object types never meet in one result, so only their shapes must agree.
    private void CheckCalls(List<MergedField> group, ConflictList conflicts)
    {
        var shared = group.FindAll(field => field.ObjectParent is null);
        var byObject = group.FindAll(field => field.ObjectParent is not null).GroupBy(field => field.ObjectParent).Select(own => own.ToList()).ToList();
        var meeting = byObject.Count < 2 ? [group] : byObject.ConvertAll<List<MergedField>>(own => [.. shared, .. own]);
        if (meeting.Count > 1)
            _steps += meeting.Sum(fields => fields.Count);
        var agree = true;
        foreach (var fields in meeting)
            agree &= conflicts.AddDifferent(fields, CallOf, Reason);
        agree = agree && conflicts.AddDifferent(group, field => field.Shape, ShapeReason);
        if (!agree)
        {
            // Their selections are no longer one; each is still judged for itself.
            foreach (var field in group)
                Descend([field], shapeOnly: false);
            return;
        }
        foreach (var fields in meeting)
            Descend(fields, shapeOnly: false);
        if (meeting.Count > 1)
            Descend(group, shapeOnly: true);
    }

    private void CheckShapes(List<MergedField> group, ConflictList conflicts)
    {
        if (conflicts.AddDifferent(group, field => field.Shape, ShapeReason))
            Descend(group, shapeOnly: true);
    }

    // Kept by node: a fragment's fields are met again in every operation that spreads it.
    private string CallOf(MergedField field)
    {
        if (!_calls.TryGetValue(field.Node, out var call))
            _calls.Add(field.Node, call = MergedField.Call(field.Node));
        return call;
    }

    private static string Reason(MergedField a, MergedField b)
    {
        var (first, second) = (a.Node.Name.Value, b.Node.Name.Value);
        return first == second
            ? "they have differing arguments"
            : $"\"{ConflictList.Abbreviate(first)}\" and \"{ConflictList.Abbreviate(second)}\" are different fields";
    }

    private static string ShapeReason(MergedField a, MergedField b) =>
        $"they return conflicting types \"{a.Definition?.Type}\" and \"{b.Definition?.Type}\"";

    private void Descend(List<MergedField> group, bool shapeOnly)
    {
        var parents = group.FindAll(field => field.Node.SelectionSet is not null);
        var isNew = parents.Count switch
        {
            0 => false,
            // One selection set is judged whole elsewhere; its shapes cannot disagree with anything but itself.
            1 => !shapeOnly && _singles.Add(parents[0].Node),
            _ => _sets.Add((shapeOnly, string.Join(',', parents.Select(field => field.Node.Start)))),
        };
        if (isNew)
            _pending.Enqueue((parents, shapeOnly));
    }

    private static (SelectionSetNode Set, CompositeType? Type, MergedField? Parent) Inside(MergedField field) =>
        (field.Node.SelectionSet!, field.Definition?.Type.Named as CompositeType, field); // Descend kept only fields with selections

    // Written fields come before those of spread fragments, so that a conflict is told from the text's own point of view.
    private OrderedDictionary<string, List<MergedField>> Collect(
        IEnumerable<(SelectionSetNode Set, CompositeType? Type, MergedField? Parent)> sets)
    {
        var groups = new OrderedDictionary<string, List<MergedField>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var spreads = new Queue<(FragmentDefinitionNode Fragment, MergedField? Parent)>();
        foreach (var (set, type, parent) in sets)
            CollectSet(set, type, parent);
        while (spreads.TryDequeue(out var spread))
            CollectSet(spread.Fragment.SelectionSet, Find(spread.Fragment.TypeCondition), spread.Parent);
        return groups;

        void CollectSet(SelectionSetNode set, CompositeType? type, MergedField? parent)
        {
            foreach (var selection in set.Selections)
            {
                if (++_steps > MaxSteps)
                    return;
                if (selection is FieldNode field)
                    Add(groups, field, type, parent);
                else if (selection is InlineFragmentNode inline)
                    CollectSet(inline.SelectionSet, inline.TypeCondition is null ? type : Find(inline.TypeCondition), parent);
                else if (selection is FragmentSpreadNode { Name.Value: var name } && seen.Add(name) && context.Fragments.Find(name) is { } fragment)
                    spreads.Enqueue((fragment, parent));
            }
        }
    }

    private void Add(OrderedDictionary<string, List<MergedField>> groups, FieldNode field, CompositeType? type, MergedField? parent)
    {
        var definition = type is null ? null : context.Schema.FindField(type, field.Name.Value);
        if (!groups.TryGetValue(field.ResponseName, out var group))
            groups.Add(field.ResponseName, group = []);
        group.Add(new MergedField(field, type, definition, parent));
    }

    private CompositeType? Find(NamedTypeNode condition) => context.Schema.FindType(condition) as CompositeType;
}
