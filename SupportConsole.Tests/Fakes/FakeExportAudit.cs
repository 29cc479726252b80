using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;

namespace SupportConsole.Tests.Fakes;

/// <summary>Remembers which files were taken.</summary>
internal sealed class FakeExportAudit : IExportAudit
{
    /// <summary>In their order.</summary>
    public List<ExportedFile> Files { get; } = [];

    public Task RecordAsync(Actor actor, ExportedFile file, CancellationToken cancellationToken)
    {
        Files.Add(file);
        return Task.CompletedTask;
    }
}
