namespace SupportConsole.Core.Projects;

/// <summary>Tells whose an API key is: asked with every request of every customer.</summary>
public interface IApiKeyVerifier
{
    /// <summary>
    /// One read by the key's hash, from the database: a deleted key is refused at once, on every node.
    /// </summary>
    /// <param name="apiKey">What the customer's program sent; may be anything.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when it is no key, or a deleted one.</returns>
    ValueTask<VerifiedApiKey?> VerifyAsync(string? apiKey, CancellationToken cancellationToken);
}

/// <summary>Whose a key is.</summary>
public sealed record VerifiedApiKey(string AccountId, string ProjectId, string ApiKeyId);
