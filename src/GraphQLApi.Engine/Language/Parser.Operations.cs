using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Engine.Language;

/// <summary>Executable documents (§2.2–§2.8, §2.10), and the fork between the two halves of the grammar.</summary>
public sealed partial class Parser
{
    // Definition : ExecutableDefinition | TypeSystemDefinition | TypeSystemExtension
    private DefinitionNode ParseDefinition()
    {
        if (_token.Kind == TokenKind.OpenBrace)
            return ParseOperation(description: null);
        var isDescribed = _token.Kind is TokenKind.String or TokenKind.BlockString;
        // A description says nothing about what follows it, so the keyword behind it decides.
        var keyword = isDescribed ? _lexer.Read(_token.End) : _token;
        if (isDescribed && keyword.Kind == TokenKind.OpenBrace)
            throw SyntaxError.At(_source, _token.Start, "Unexpected description, descriptions are not supported on shorthand queries.");
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);
        var start = _token.Start;
        return keyword.Value switch
        {
            "query" or "mutation" or "subscription" => ParseOperation(ParseDescription()),
            "fragment" => ParseFragmentDefinition(start, ParseDescription()),
            "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive" =>
                ParseTypeSystemDefinition(start, ParseDescription(), keyword.Value),
            _ when isDescribed =>
                throw SyntaxError.At(_source, _token.Start, "Unexpected description, only GraphQL definitions support descriptions."),
            "extend" => ParseTypeSystemExtension(),
            _ => throw Unexpected(keyword),
        };
    }

    // Description : StringValue
    private StringValueNode? ParseDescription() =>
        _token.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    // OperationDefinition : Description? OperationType Name? VariablesDefinition? Directives? SelectionSet | SelectionSet
    private OperationDefinitionNode ParseOperation(StringValueNode? description)
    {
        var start = description?.Start ?? _token.Start;
        if (_token.Kind == TokenKind.OpenBrace)
            return new OperationDefinitionNode(start, null, OperationType.Query, null, [], [], ParseSelectionSet());
        return new OperationDefinitionNode(
            start,
            description,
            ParseOperationType(),
            _token.Kind == TokenKind.Name ? ParseName() : null,
            Optional(TokenKind.OpenParenthesis, static parser => parser.ParseVariableDefinition(), TokenKind.CloseParenthesis),
            ParseDirectives(isConst: false),
            ParseSelectionSet());
    }

    // OperationType : one of query mutation subscription
    private OperationType ParseOperationType()
    {
        var token = Expect(TokenKind.Name);
        return token.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(token),
        };
    }

    // VariableDefinition : Description? Variable : Type DefaultValue? Directives[Const]?
    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        return new VariableDefinitionNode(
            start,
            description,
            variable,
            ParseTypeReference(),
            Skip(TokenKind.Equals) ? ParseValueLiteral(isConst: true) : null,
            ParseDirectives(isConst: true));
    }

    // SelectionSet : { Selection+ }
    private SelectionSetNode ParseSelectionSet()
    {
        var start = _token.Start;
        Enter();
        var selections = Many(TokenKind.OpenBrace, static parser => parser.ParseSelection(), TokenKind.CloseBrace);
        Leave();
        return new SelectionSetNode(start, selections);
    }

    // Selection : Field | FragmentSpread | InlineFragment
    private SelectionNode ParseSelection() => _token.Kind == TokenKind.Spread ? ParseFragment() : ParseField();

    // Field : Alias? Name Arguments? Directives? SelectionSet?     Alias : Name :
    private FieldNode ParseField()
    {
        var first = ParseName();
        var second = Skip(TokenKind.Colon) ? ParseName() : null;
        return new FieldNode(
            first.Start,
            second is null ? null : first,
            second ?? first,
            ParseArguments(isConst: false),
            ParseDirectives(isConst: false),
            _token.Kind == TokenKind.OpenBrace ? ParseSelectionSet() : null);
    }

    // FragmentSpread : ... FragmentName Directives?     InlineFragment : ... TypeCondition? Directives? SelectionSet
    private SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread).Start;
        var hasTypeCondition = SkipKeyword("on");
        if (!hasTypeCondition && _token.Kind == TokenKind.Name)
            return new FragmentSpreadNode(start, ParseFragmentName(), ParseDirectives(isConst: false));
        return new InlineFragmentNode(
            start,
            hasTypeCondition ? ParseNamedType() : null,
            ParseDirectives(isConst: false),
            ParseSelectionSet());
    }

    // FragmentDefinition : Description? fragment FragmentName TypeCondition Directives? SelectionSet     TypeCondition : on NamedType
    private FragmentDefinitionNode ParseFragmentDefinition(int start, StringValueNode? description)
    {
        ExpectKeyword("fragment");
        var name = ParseFragmentName();
        ExpectKeyword("on");
        return new FragmentDefinitionNode(
            start,
            description,
            name,
            ParseNamedType(),
            ParseDirectives(isConst: false),
            ParseSelectionSet());
    }

    // FragmentName : Name but not `on`
    private NameNode ParseFragmentName() => _token.Value == "on" ? throw Unexpected(_token) : ParseName();
}
