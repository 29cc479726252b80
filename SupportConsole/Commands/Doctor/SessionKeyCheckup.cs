using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Checkups;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Commands.Doctor;

/// <summary>Are the keys that protect sign-ins kept where every node and every start finds them.</summary>
internal sealed class SessionKeyCheckup(
    IOptions<KeyManagementOptions> options,
    IOptions<DatabaseOptions> database,
    IKeyManager keys,
    TimeProvider clock
) : ICheckup
{
    public const string Name = "session keys";

    public Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CheckupResult>>([Look()]);

    private CheckupResult Look()
    {
        if (options.Value.XmlRepository is null)
        {
            var folder = FileSystemXmlRepository.DefaultKeyStorageDirectory;
            if (folder is null)
            {
                return CheckupResult.Failed(
                    "The keys that protect sign-ins are forgotten with each stop.",
                    "Give the program's user a home folder (HOME) that is kept."
                );
            }

            if (database.Value.Provider != DatabaseProvider.Sqlite)
            {
                return CheckupResult.Warning(
                    $"The keys that protect sign-ins stand in {folder.FullName}.",
                    "Mount one folder there on every node, or people lose their sign-in when they change nodes."
                );
            }
        }

        try
        {
            var now = clock.GetUtcNow();
            var usable = keys.GetAllKeys().Count(key => !key.IsRevoked && key.ExpirationDate > now);
            return usable == 0
                ? CheckupResult.Ok("The first key that protects sign-ins is made at the next start.")
                : CheckupResult.Ok($"Sign-ins are protected; usable keys: {usable}.");
        }
        catch (DbException)
        {
            return CheckupResult.Warning(
                "The keys that protect sign-ins were not read: the database is not there or not migrated yet.",
                "Cure the database first."
            );
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return CheckupResult.Failed(
                $"The keys that protect sign-ins cannot be read ({exception.GetType().Name}).",
                "Let the program's user read them."
            );
        }
    }
}
