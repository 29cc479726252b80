using SupportConsole.Core.Projects;

namespace SupportConsole.Tests.Fakes;

/// <summary>Knows the keys that the test gives it.</summary>
internal sealed class FakeApiKeyVerifier : IApiKeyVerifier
{
    public Dictionary<string, VerifiedApiKey> Keys { get; } = [];

    /// <summary>Everything that was asked.</summary>
    public List<string?> Asked { get; } = [];

    public ValueTask<VerifiedApiKey?> VerifyAsync(string? apiKey, CancellationToken cancellationToken)
    {
        Asked.Add(apiKey);
        return ValueTask.FromResult(apiKey is null ? null : Keys.GetValueOrDefault(apiKey));
    }
}
