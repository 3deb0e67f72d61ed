using GraphQLApi.Engine.Validation.Rules;

namespace GraphQLApi.Engine.Validation;

/// <summary>
/// Every rule of chapter 5 of the September 2025 edition. The order is the reference implementation's: what makes later messages
/// misleading (unknown operations, names and types) speaks first where several rules judge the same node.
/// </summary>
internal static class SpecifiedRules
{
    public static readonly IReadOnlyList<ValidationRule> All =
    [
        // §5.1 and §5.2: what is in the document, and can it be told apart?
        new ExecutableDefinitions(),
        new KnownOperationTypes(),
        new UniqueOperationNames(),
        new LoneAnonymousOperation(),
        new SingleFieldSubscriptions(),

        // Types named by fragments and variables (§5.5.1.2, §5.5.1.3, §5.8.2).
        new KnownTypeNames(),
        new FragmentsOnCompositeTypes(),
        new VariablesAreInputTypes(),

        // §5.3: fields.
        new ScalarLeafs(),
        new FieldsOnCorrectType(),

        // §5.5: fragments.
        new UniqueFragmentNames(),
        new KnownFragmentNames(),
        new NoUnusedFragments(),
        new PossibleFragmentSpreads(),
        new NoFragmentCycles(),

        // §5.8: variables.
        new UniqueVariableNames(),
        new NoUndefinedVariables(),
        new NoUnusedVariables(),

        // §5.7 and §5.4: directives and arguments.
        new KnownDirectives(),
        new UniqueDirectivesPerLocation(),
        new KnownArgumentNames(),
        new UniqueArgumentNames(),

        // §5.6: values, then what needs them to be known.
        new ValuesOfCorrectType(),
        new ProvidedRequiredArguments(),
        new VariablesInAllowedPosition(),
        new OverlappingFieldsCanBeMerged(),
        new UniqueInputFieldNames(),

        // Not of the specification; the reference implementation ends with it too.
        new MaxIntrospectionDepth(),
    ];
}
