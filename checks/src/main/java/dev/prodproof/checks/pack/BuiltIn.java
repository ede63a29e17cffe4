package dev.prodproof.checks.pack;

import dev.prodproof.checks.documentation.ApiAgrees;
import dev.prodproof.checks.documentation.ApiReference;
import dev.prodproof.checks.failures.BlastRadius;
import dev.prodproof.checks.failures.CircuitOpens;
import dev.prodproof.checks.failures.ClientErrorExplains;
import dev.prodproof.checks.failures.CommitUnknown;
import dev.prodproof.checks.failures.ContentType;
import dev.prodproof.checks.failures.CreatedIsThere;
import dev.prodproof.checks.failures.DatabaseDown;
import dev.prodproof.checks.failures.DatabaseSlow;
import dev.prodproof.checks.failures.DeletedIsGone;
import dev.prodproof.checks.failures.ErrorRouting;
import dev.prodproof.checks.failures.GracefulStop;
import dev.prodproof.checks.failures.InvalidInputRefused;
import dev.prodproof.checks.failures.MalformedBody;
import dev.prodproof.checks.failures.MethodNotAllowed;
import dev.prodproof.checks.failures.NoInternalDetails;
import dev.prodproof.checks.failures.NoLostWrites;
import dev.prodproof.checks.failures.NoServerError;
import dev.prodproof.checks.failures.OversizedBody;
import dev.prodproof.checks.failures.PoolExhaustion;
import dev.prodproof.checks.failures.PutReplaces;
import dev.prodproof.checks.failures.RecoversAlone;
import dev.prodproof.checks.failures.RefusedChangesNothing;
import dev.prodproof.checks.failures.RepeatPutDelete;
import dev.prodproof.checks.failures.RetryDiscipline;
import dev.prodproof.checks.failures.SafeMethodsAreSafe;
import dev.prodproof.checks.failures.SlowClient;
import dev.prodproof.checks.failures.UnicodeSurvives;
import dev.prodproof.checks.failures.UpstreamGarbage;
import dev.prodproof.checks.failures.UpstreamSilence;
import dev.prodproof.checks.failures.UpstreamStatus;
import dev.prodproof.checks.failures.ValidInputAccepted;
import dev.prodproof.checks.observability.HealthTruth;
import dev.prodproof.checks.security.Banner;
import dev.prodproof.checks.security.CookieFlags;
import dev.prodproof.checks.security.Headers;
import dev.prodproof.core.Check;
import dev.prodproof.core.CheckPack;
import java.util.List;

/// The checks that ship with Prodproof, a line each.
public final class BuiltIn implements CheckPack {
  @Override
  public List<Check<?>> checks() {
    return List.of(
        new NoServerError(),
        new InvalidInputRefused(),
        new ValidInputAccepted(),
        new UnicodeSurvives(),
        new MalformedBody(),
        new ContentType(),
        new MethodNotAllowed(),
        new OversizedBody(),
        new SlowClient(),
        new NoLostWrites(),
        new GracefulStop(),
        new ClientErrorExplains(),
        new NoInternalDetails(),
        new DeletedIsGone(),
        new CreatedIsThere(),
        new SafeMethodsAreSafe(),
        new RepeatPutDelete(),
        new RefusedChangesNothing(),
        new PutReplaces(),
        new UpstreamSilence(),
        new UpstreamStatus(),
        new UpstreamGarbage(),
        new RetryDiscipline(),
        new BlastRadius(),
        new CircuitOpens(),
        new DatabaseSlow(),
        new DatabaseDown(),
        new PoolExhaustion(),
        new CommitUnknown(),
        new ErrorRouting(),
        new RecoversAlone(),
        new HealthTruth(),
        new ApiReference(),
        new ApiAgrees(),
        new Headers(),
        new Banner(),
        new CookieFlags());
  }
}
