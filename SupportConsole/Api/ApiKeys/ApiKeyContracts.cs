namespace SupportConsole.Api.ApiKeys;

/// <summary>
/// What a customer's program sent as its key. Anything may stand there: what is no key is answered 401.
/// </summary>
internal sealed record VerifyKeyBody
{
    public string? ApiKey { get; init; }

    /// <summary>Without the key: what is written out may end in a log.</summary>
    public override string ToString() => nameof(VerifyKeyBody);
}

/// <summary>Whose the key is.</summary>
internal sealed record VerifyKeyAnswer(string AccountId, string ProjectId, string ApiKeyId);
