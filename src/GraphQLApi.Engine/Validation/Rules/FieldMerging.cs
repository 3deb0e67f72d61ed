using GraphQLApi.Engine.Language.Ast;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Engine.Validation.Rules;

/// <summary>
/// FieldsInSetCanMerge (§5.3.2) by groups instead of pairs: all fields that share a response name are collected once, compared by class
/// (call and shape), and their selections merged for the next level. Ten thousand equal fields cost ten thousand steps, and a set of
/// fields met before, as with fragments that double, costs one. A queue instead of recursion keeps long chains off the stack. It tells
/// only whether there is a conflict: what it is, is for <see cref="FieldConflicts"/> to say.
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

    public bool HasConflict { get; private set; }

    public void Run(SelectionSetNode root, CompositeType? type)
    {
        Check(Collect([(root, type)]), shapeOnly: false);
        while (!IsExhausted && !HasConflict && _pending.TryDequeue(out var next))
            Check(Collect(next.Parents.Select(Inside)), next.ShapeOnly);
        _pending.Clear();
    }

    private void Check(OrderedDictionary<string, List<MergedField>> groups, bool shapeOnly)
    {
        foreach (var group in groups.Values)
        {
            if (group.Count == 1)
                Descend(group, shapeOnly);
            else if (Differ(group, field => field.Shape))
                HasConflict = true;
            else if (shapeOnly)
                Descend(group, shapeOnly: true);
            else
                CheckCalls(group);
        }
    }

    // Fields on two different object types never meet in one result, so only their shapes must agree.
    private void CheckCalls(List<MergedField> group)
    {
        var shared = group.FindAll(field => field.ObjectParent is null);
        var byObject = group.FindAll(field => field.ObjectParent is not null).GroupBy(field => field.ObjectParent).Select(own => own.ToList()).ToList();
        var meeting = byObject.Count < 2 ? [group] : byObject.ConvertAll<List<MergedField>>(own => [.. shared, .. own]);
        if (meeting.Count > 1)
            _steps += meeting.Sum(fields => fields.Count);
        foreach (var fields in meeting)
        {
            HasConflict |= Differ(fields, CallOf);
            Descend(fields, shapeOnly: false);
        }
        if (meeting.Count > 1)
            Descend(group, shapeOnly: true);
    }

    // What the schema does not know has no class: another rule names it.
    private static bool Differ(List<MergedField> fields, Func<MergedField, string?> classOf)
    {
        string? known = null;
        foreach (var field in fields)
        {
            var own = classOf(field);
            if (known is not null && own is not null && known != own)
                return true;
            known ??= own;
        }
        return false;
    }

    // Kept by node: a fragment's fields are met again in every operation that spreads it.
    private string CallOf(MergedField field)
    {
        if (!_calls.TryGetValue(field.Node, out var call))
            _calls.Add(field.Node, call = MergedField.Call(field.Node));
        return call;
    }

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

    private static (SelectionSetNode Set, CompositeType? Type) Inside(MergedField field) =>
        (field.Node.SelectionSet!, field.Definition?.Type.Named as CompositeType); // Descend kept only fields with selections

    private OrderedDictionary<string, List<MergedField>> Collect(IEnumerable<(SelectionSetNode Set, CompositeType? Type)> sets)
    {
        var groups = new OrderedDictionary<string, List<MergedField>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var spreads = new Queue<FragmentDefinitionNode>();
        foreach (var (set, type) in sets)
            CollectSet(set, type);
        while (spreads.TryDequeue(out var fragment))
            CollectSet(fragment.SelectionSet, Find(fragment.TypeCondition));
        return groups;

        void CollectSet(SelectionSetNode set, CompositeType? type)
        {
            foreach (var selection in set.Selections)
            {
                if (++_steps > MaxSteps)
                    return;
                if (selection is FieldNode field)
                    Add(groups, field, type);
                else if (selection is InlineFragmentNode inline)
                    CollectSet(inline.SelectionSet, inline.TypeCondition is null ? type : Find(inline.TypeCondition));
                else if (selection is FragmentSpreadNode { Name.Value: var name } && seen.Add(name) && context.Fragments.Find(name) is { } fragment)
                    spreads.Enqueue(fragment);
            }
        }
    }

    private static void Add(OrderedDictionary<string, List<MergedField>> groups, FieldNode field, CompositeType? type)
    {
        if (!groups.TryGetValue(field.ResponseName, out var group))
            groups.Add(field.ResponseName, group = []);
        group.Add(new MergedField(field, type));
    }

    private CompositeType? Find(NamedTypeNode condition) => context.Schema.FindType(condition) as CompositeType;
}
