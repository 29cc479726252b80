using SupportConsole.Core.Data;

namespace SupportConsole.Tests.Fakes;

/// <summary>A database that is as a test says.</summary>
internal sealed class FakeDatabaseReadiness : IDatabaseReadiness
{
    public string? Problem { get; set; }

    public Exception? Failure { get; set; }

    public Task<string?> FindProblemAsync(CancellationToken cancellationToken) =>
        Failure is null ? Task.FromResult(Problem) : Task.FromException<string?>(Failure);
}
