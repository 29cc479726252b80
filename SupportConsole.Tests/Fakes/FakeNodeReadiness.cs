using SupportConsole.Core.Engine;

namespace SupportConsole.Tests.Fakes;

/// <summary>A node that is as a test says.</summary>
internal sealed class FakeNodeReadiness : INodeReadiness
{
    public string? Problem { get; set; }

    public Exception? Failure { get; set; }

    public Task<string?> FindProblemAsync(CancellationToken cancellationToken) =>
        Failure is null ? Task.FromResult(Problem) : Task.FromException<string?>(Failure);
}
