using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Notifications.Mail;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Checkups;

/// <summary>Is there room where the program writes.</summary>
internal sealed class DiskCheckup(
    IOptions<DatabaseOptions> database,
    IOptions<EmailOptions> email,
    CheckpointPaths checkpoints,
    IServiceProvider services,
    IHostEnvironment environment
) : ICheckup
{
    private const long Mebibyte = 1 << 20;
    private const long Little = 2_048 * Mebibyte;
    private const long TooLittle = 200 * Mebibyte;

    public Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckupResult>>([
            .. Folders()
                .Select(Existing)
                .Distinct()
                .Select(folder => Judge(folder, new DriveInfo(folder).AvailableFreeSpace)),
        ]);

    internal static CheckupResult Judge(string folder, long free)
    {
        var finding = $"{free / Mebibyte:N0} MiB are free in {folder}.";
        const string Cure = "Free some, or move the folder to a larger disk.";
        return free < TooLittle ? CheckupResult.Failed(finding, Cure)
            : free < Little ? CheckupResult.Warning(finding, Cure)
            : CheckupResult.Ok(finding);
    }

    private IEnumerable<string> Folders()
    {
        if (database.Value.Provider == DatabaseProvider.Sqlite)
        {
            yield return Path.GetDirectoryName(services.GetRequiredService<SqliteDatabase>().FilePath)!;
        }

        yield return Path.GetDirectoryName(checkpoints.Checkpoints)!;
        if (email.Value.GoesToFiles)
        {
            yield return Path.GetFullPath(Path.Combine(environment.ContentRootPath, email.Value.FolderPath));
        }
    }

    /// <summary>The folder, or the nearest one above it that is there.</summary>
    private static string Existing(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        return existing;
    }
}
