package cn.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.kms.model.SignResponse;

/**
 * KMS with real cryptography and its keys in a local file: what the functions do with it is what
 * they do in the cloud.
 */
public final class LocalKms implements KmsClient {
  private static final int NONCE_BYTES = 12;

  private final Path file;
  private final Properties keys = new Properties();
  private final SecureRandom random = new SecureRandom();

  /** Keys that are forgotten with the process. */
  public LocalKms() {
    this(null);
  }

  /** Keys kept in a file, which is made when it is missing. */
  public LocalKms(Path file) {
    this.file = file;
    if (file != null && Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        keys.load(in);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  @Override
  public SignResponse sign(SignRequest request) {
    return attempt(
        () -> {
          var signature = Signature.getInstance("SHA256withECDSA");
          var spec = new PKCS8EncodedKeySpec(key(request.keyId() + ".private", null));
          signature.initSign(KeyFactory.getInstance("EC").generatePrivate(spec));
          signature.update(request.message().asByteArray());
          return SignResponse.builder().signature(SdkBytes.fromByteArray(signature.sign())).build();
        });
  }

  @Override
  public GetPublicKeyResponse getPublicKey(GetPublicKeyRequest request) {
    key(request.keyId() + ".private", null);
    var der = Base64.getDecoder().decode(keys.getProperty(request.keyId() + ".public"));
    return GetPublicKeyResponse.builder().publicKey(SdkBytes.fromByteArray(der)).build();
  }

  @Override
  public GenerateMacResponse generateMac(GenerateMacRequest request) {
    return attempt(
        () -> {
          var mac = Mac.getInstance("HmacSHA256");
          mac.init(new SecretKeySpec(key(request.keyId(), new byte[32]), "HmacSHA256"));
          var code = mac.doFinal(request.message().asByteArray());
          return GenerateMacResponse.builder().mac(SdkBytes.fromByteArray(code)).build();
        });
  }

  @Override
  public GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest request) {
    return attempt(
        () -> {
          var plain = new byte[32];
          random.nextBytes(plain);
          var nonce = new byte[NONCE_BYTES];
          random.nextBytes(nonce);
          var cipher = cipher(Cipher.ENCRYPT_MODE, request.keyId(), nonce);
          cipher.updateAAD(
              new TreeMap<>(request.encryptionContext())
                  .toString()
                  .getBytes(StandardCharsets.UTF_8));
          var wrapped = cipher.doFinal(plain);
          var blob = ByteBuffer.allocate(nonce.length + wrapped.length).put(nonce).put(wrapped);
          return GenerateDataKeyResponse.builder()
              .plaintext(SdkBytes.fromByteArray(plain))
              .ciphertextBlob(SdkBytes.fromByteArray(blob.array()))
              .build();
        });
  }

  @Override
  public DecryptResponse decrypt(DecryptRequest request) {
    var blob = request.ciphertextBlob().asByteBuffer();
    var nonce = new byte[NONCE_BYTES];
    blob.get(nonce);
    var wrapped = new byte[blob.remaining()];
    blob.get(wrapped);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, request.keyId(), nonce);
      cipher.updateAAD(
          new TreeMap<>(request.encryptionContext()).toString().getBytes(StandardCharsets.UTF_8));
      var plain = cipher.doFinal(wrapped);
      return DecryptResponse.builder().plaintext(SdkBytes.fromByteArray(plain)).build();
    } catch (GeneralSecurityException wrong) {
      throw InvalidCiphertextException.builder().message("does not open").build();
    }
  }

  private Cipher cipher(int mode, String keyId, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var key = new SecretKeySpec(key(keyId, new byte[32]), "AES");
    cipher.init(mode, key, new GCMParameterSpec(128, nonce));
    return cipher;
  }

  /** The key, made at its first use: random bytes into the array, or a P-256 pair. */
  private synchronized byte[] key(String name, byte[] fresh) {
    if (!keys.containsKey(name)) {
      if (fresh == null) {
        makePair(name.substring(0, name.lastIndexOf('.')));
      } else {
        random.nextBytes(fresh);
        keys.setProperty(name, Base64.getEncoder().encodeToString(fresh));
      }
      save();
    }
    return Base64.getDecoder().decode(keys.getProperty(name));
  }

  private void makePair(String name) {
    attempt(
        () -> {
          var generator = KeyPairGenerator.getInstance("EC");
          generator.initialize(new ECGenParameterSpec("secp256r1"));
          var pair = generator.generateKeyPair();
          var encoder = Base64.getEncoder();
          keys.setProperty(
              name + ".private", encoder.encodeToString(pair.getPrivate().getEncoded()));
          keys.setProperty(name + ".public", encoder.encodeToString(pair.getPublic().getEncoded()));
          return null;
        });
  }

  private void save() {
    if (file == null) {
      return;
    }
    try (var out = Files.newBufferedWriter(file)) {
      keys.store(out, "Keys of a local platform. Worthless anywhere else.");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static <T> T attempt(Cryptography<T> work) {
    try {
      return work.run();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private interface Cryptography<T> {
    T run() throws GeneralSecurityException;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
